using KillBot.Bot.Boards;
using KillBot.Bot.Feeds;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Commands.Boards;

/// <summary>Leaderboards by the clock: their commands, what posts them, and feeds of leaderboards.</summary>
internal static class BoardCommands
{
    public static IServiceCollection AddBoardCommands(this IServiceCollection services)
    {
        services.AddApplicationCommand<BoardCommand>();
        services.AddSubcommand<BoardAddCommand>();
        services.AddSubcommand<BoardListCommand>();
        services.AddSubcommand<BoardRemoveCommand>();
        services.AddSubcommand<BoardPostCommand>();
        services.AddSingleton<BoardSuggestions>();
        services.AddSingleton<BoardComposer>();
        services.AddSingleton<BoardCharts>();
        services.AddSingleton<INotificationSender, BoardSender>();
        services.AddSingleton<IPostRenderer, PeriodPosts>();
        services.AddSingleton<IGatewayEventHandler, BoardRecovery>();
        return services;
    }
}
