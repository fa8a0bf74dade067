using KillBot.Bot.Boards;
using KillBot.Bot.Feeds;
using KillBot.Bot.Jobs;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Domain.Notifications;
using Quartz;

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
        services.AddSingleton<DueBoards>();
        // Here and not with the other jobs, which run without Discord too: what nobody posts would wait, and come days late.
        services.AddQuartz(quartz =>
        {
            quartz.AddJob<BoardJob>(job => job.WithIdentity(BoardJob.Key));
            quartz.AddTrigger(trigger => trigger.WithIdentity("boards-each-minute").ForJob(BoardJob.Key).WithCronSchedule("0 * * * * ?"));
            quartz.AddTrigger(trigger => trigger.WithIdentity("boards-at-start").ForJob(BoardJob.Key).StartNow());
        });
        return services;
    }
}
