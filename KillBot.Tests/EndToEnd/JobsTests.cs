using KillBot.Tests.EndToEnd.Support;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace KillBot.Tests.EndToEnd;

/// <summary>What happens by the clock.</summary>
public class JobsTests
{
    [Theory]
    [InlineData("outbox-retention")]
    [InlineData("left-servers")]
    public async Task What_is_cleaned_up_at_night_is_also_on_machines_that_are_off_then(string job)
    {
        await using var scene = await Scene.StartAsync();
        var scheduler = await scene.Bot.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();

        var triggers = await scheduler.GetTriggersOfJob(new JobKey(job));

        var now = TimeProvider.System.GetUtcNow();
        Assert.Equal(2, triggers.Count);
        Assert.Contains(triggers, trigger => trigger.NextFireTimeUtc is { } next && next > now.AddMinutes(5) && next < now.AddMinutes(15));
        Assert.Contains(triggers, trigger => trigger is ICronTrigger);
        await scene.EndAsync();
    }
}
