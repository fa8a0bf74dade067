using KillBot.Bot.Jobs;
using KillBot.Discord.Interactions;
using Quartz;

namespace KillBot.Bot.Commands.KillReports;

internal static class KillReportCommands
{
    public static IServiceCollection AddKillReportCommands(this IServiceCollection services)
    {
        services.AddSingleton<ClaimableVictims>();
        services.AddSingleton<KillClaimMessages>();
        services.AddApplicationCommand<KillCommand>();
        services.AddSubcommand<KillReportCommand>();
        services.AddSubcommand<KillRequestsCommand>();
        services.AddComponentHandler<KillClaimButton>();
        // Here and not with the other jobs, which run without Discord too.
        services.AddQuartz(quartz => quartz.ScheduleJob<KillClaimExpiryJob>(
            trigger => trigger.WithIdentity(KillClaimExpiryJob.Trigger).WithCronSchedule("20 3/5 * * * ?")));
        return services;
    }
}
