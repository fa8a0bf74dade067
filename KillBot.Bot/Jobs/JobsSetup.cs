using Quartz;

namespace KillBot.Bot.Jobs;

/// <summary>What happens by the clock.</summary>
internal static class JobsSetup
{
    private static readonly JobKey SnapshotKey = new("leaderboard-snapshot");
    private static readonly JobKey SilentTrackersKey = new("vrchat-silent-trackers");
    private static readonly JobKey LiveMessagesKey = new("vrchat-live-messages");
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(10);

    public static IServiceCollection AddKillBotJobs(this IServiceCollection services)
    {
        services.AddQuartz(quartz =>
        {
            quartz.AddNightlyJob<OutboxRetentionJob>("outbox-retention", "0 17 4 * * ?");
            quartz.AddNightlyJob<LeftServersJob>("left-servers", "0 47 4 * * ?");
            quartz.AddJob<SilentTrackersJob>(job => job.WithIdentity(SilentTrackersKey));
            quartz.AddTrigger(trigger => trigger.WithIdentity("vrchat-silent-trackers").ForJob(SilentTrackersKey).WithCronSchedule("40 2/5 * * * ?"));
            // What ended while no process ran.
            quartz.AddTrigger(trigger => trigger.WithIdentity("vrchat-silent-trackers-at-start").ForJob(SilentTrackersKey).StartNow());
            quartz.AddJob<LiveMessagesJob>(job => job.WithIdentity(LiveMessagesKey));
            quartz.AddTrigger(trigger => trigger.WithIdentity("vrchat-live-messages").ForJob(LiveMessagesKey).WithCronSchedule("25 * * * * ?"));
            quartz.AddTrigger(trigger => trigger.WithIdentity("vrchat-live-messages-at-start").ForJob(LiveMessagesKey).StartNow());
            quartz.AddJob<LeaderboardSnapshotJob>(job => job.WithIdentity(SnapshotKey));
            quartz.AddTrigger(trigger => trigger.WithIdentity("leaderboard-snapshot-daily").ForJob(SnapshotKey)
                .WithCronSchedule("20 0 0 * * ?", schedule => schedule.InTimeZone(TimeZoneInfo.Utc)));
            quartz.AddTrigger(trigger => trigger.WithIdentity("leaderboard-snapshot-at-start").ForJob(SnapshotKey).StartNow());
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    // Many machines are off at night. Some minutes after a start Discord has told of the guilds that are there, and nobody waits any more.
    private static void AddNightlyJob<T>(this IQuartzBuilder quartz, string name, string cron)
        where T : class, IJob
    {
        var key = new JobKey(name);
        quartz.AddJob<T>(job => job.WithIdentity(key));
        quartz.AddTrigger(trigger => trigger.WithIdentity(name).ForJob(key).WithCronSchedule(cron));
        quartz.AddTrigger(trigger => trigger.WithIdentity(name + "-after-start").ForJob(key)
            .StartAt(TimeProvider.System.GetUtcNow() + AfterStart));
    }
}
