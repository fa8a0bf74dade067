using KillBot.Bot.Feeds;
using KillBot.Bot.Feeds.VRChat;
using KillBot.Discord.Interactions;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Commands.VRChat;

/// <summary>What the bot tells of VRChat: its commands, and feeds of who comes and goes.</summary>
internal static class VRChatCommands
{
    public static IServiceCollection AddVRChatCommands(this IServiceCollection services)
    {
        services.AddSingleton<InstanceList>();
        services.AddSingleton<EncounterPages>();
        services.AddSingleton<IPostRenderer, VRChatPosts>();
        services.AddApplicationCommand<VRChatCommand>();
        services.AddSubcommand<WhoCommand>();
        services.AddSubcommand<HistoryCommand>();
        services.AddSubcommand<WatchAddCommand>();
        services.AddSubcommand<WatchListCommand>();
        services.AddSubcommand<WatchRemoveCommand>();
        services.AddSingleton<UserSuggestions>();
        services.AddSingleton<WatchGate>();
        services.AddSingleton<IPostRenderer, WatchPosts>();
        services.AddSingleton<OwnWatches>();
        services.AddSingleton<WatchSubjects>();
        services.AddSingleton<INotificationSender, WatchSender>();
        services.AddSingleton<INotificationSender, LiveMessageSender>();
        services.AddComponentHandler<WhoButton>();
        services.AddComponentHandler<HistoryPageButton>();
        return services;
    }
}
