using KillBot.Bot.Boards;
using Quartz;

namespace KillBot.Bot.Jobs;

/// <summary>What happens by the clock.</summary>
internal static class JobsSetup
{
    private static readonly JobKey SnapshotKey = new("leaderboard-snapshot");
    private static readonly JobKey BoardKey = new("boards");

    public static IServiceCollection AddKillBotJobs(this IServiceCollection services)
    {
        services.AddSingleton<DueBoards>();
        services.AddQuartz(quartz =>
        {
            quartz.ScheduleJob<OutboxRetentionJob>(
                trigger => trigger.WithIdentity("outbox-retention").WithCronSchedule("0 17 4 * * ?"));
            quartz.ScheduleJob<LeftServersJob>(
                trigger => trigger.WithIdentity("left-servers").WithCronSchedule("0 47 4 * * ?"));
            quartz.ScheduleJob<SilentTrackersJob>(
                trigger => trigger.WithIdentity("vrchat-silent-trackers").WithCronSchedule("40 2/5 * * * ?"));
            quartz.AddJob<LeaderboardSnapshotJob>(job => job.WithIdentity(SnapshotKey));
            quartz.AddTrigger(trigger => trigger.WithIdentity("leaderboard-snapshot-daily").ForJob(SnapshotKey)
                .WithCronSchedule("20 0 0 * * ?", schedule => schedule.InTimeZone(TimeZoneInfo.Utc)));
            quartz.AddTrigger(trigger => trigger.WithIdentity("leaderboard-snapshot-at-start").ForJob(SnapshotKey).StartNow());
            quartz.AddJob<BoardJob>(job => job.WithIdentity(BoardKey));
            quartz.AddTrigger(trigger => trigger.WithIdentity("boards-each-minute").ForJob(BoardKey).WithCronSchedule("0 * * * * ?"));
            quartz.AddTrigger(trigger => trigger.WithIdentity("boards-at-start").ForJob(BoardKey).StartNow());
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }
}
