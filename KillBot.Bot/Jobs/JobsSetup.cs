using Quartz;

namespace KillBot.Bot.Jobs;

/// <summary>What happens by the clock.</summary>
internal static class JobsSetup
{
    private static readonly JobKey SnapshotKey = new("leaderboard-snapshot");

    public static IServiceCollection AddKillBotJobs(this IServiceCollection services)
    {
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
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }
}
