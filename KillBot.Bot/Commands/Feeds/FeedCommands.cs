using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>Registers <c>/feed</c>.</summary>
internal static class FeedCommands
{
    public static IServiceCollection AddFeedCommands(this IServiceCollection services)
    {
        services.AddSingleton<ChosenFeed>();
        services.AddSingleton<FeedChecks>();
        services.AddSingleton<FeedPages>();
        services.AddSingleton<FeedSilence>();
        services.AddSingleton<FeedSuggestions>();
        services.AddSingleton<FeedTrial>();
        services.AddSingleton<FilterNames>();
        services.AddSingleton<RoleMentions>();
        services.AddSingleton<KillSuggestions>();
        services.AddApplicationCommand<FeedCommand>();
        services.AddSubcommand<FeedAddCommand>();
        services.AddSubcommand<FeedEditCommand>();
        services.AddSubcommand<FeedListCommand>();
        services.AddSubcommand<FeedRemoveCommand>();
        services.AddSubcommand<FeedPauseCommand>();
        services.AddSubcommand<FeedResumeCommand>();
        services.AddSubcommand<FeedTestCommand>();
        services.AddSubcommand<FeedCopyCommand>();
        services.AddComponentHandler<FeedPageButton>();
        services.AddComponentHandler<FeedRemoveSelect>();
        return services;
    }
}
