using Quartz;

namespace KillBot.Bot.Jobs;

/// <summary>What happens by the clock.</summary>
internal static class JobsSetup
{
    public static IServiceCollection AddKillBotJobs(this IServiceCollection services)
    {
        services.AddQuartz(quartz => quartz.ScheduleJob<OutboxRetentionJob>(
            trigger => trigger.WithIdentity("outbox-retention").WithCronSchedule("0 17 4 * * ?")));
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }
}
