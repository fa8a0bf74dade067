using KillBot.Bot.Jobs;
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
        var scheduler = await SchedulerAsync(scene.Bot);

        var triggers = await scheduler.GetTriggersOfJob(new JobKey(job));

        var now = TimeProvider.System.GetUtcNow();
        Assert.Equal(2, triggers.Count);
        Assert.Contains(triggers, trigger => trigger.NextFireTimeUtc is { } next && next > now.AddMinutes(5) && next < now.AddMinutes(15));
        Assert.Contains(triggers, trigger => trigger is ICronTrigger);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Boards_are_not_looked_at_where_nobody_would_post_them()
    {
        await using var scene = await Scene.StartAsync();
        Assert.NotNull(await (await SchedulerAsync(scene.Bot)).GetJobDetail(BoardJob.Key));
        await scene.StopBotAsync();

        await using var alone = await RunningBot.StartAsync([$"--Storage:ConnectionString={scene.Database.ConnectionString}"]);

        Assert.Null(await (await SchedulerAsync(alone)).GetJobDetail(BoardJob.Key));
        scene.Discord.AssertClean();
    }

    private static ValueTask<IScheduler> SchedulerAsync(RunningBot bot) => bot.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
}
