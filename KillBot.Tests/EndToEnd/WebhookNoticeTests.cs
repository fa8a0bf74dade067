using KillBot.Domain.Notifications;
using KillBot.Domain.Users;
using KillBot.Domain.Webhooks;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.Webhooks.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd;

/// <summary>Whose webhook is switched off hears of it from the bot.</summary>
public class WebhookNoticeTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_owner_of_a_webhook_that_is_switched_off_gets_a_direct_message(bool acceptsMessages)
    {
        await using var scene = await Scene.CreateAsync();
        scene.Admin.User.AcceptsDirectMessages = acceptsMessages;
        await scene.StartBotAsync("--Webhooks:AllowPrivateNetworks=true");
        await scene.Discord.WaitForCommandAsync("feed");
        await using var receiver = await Receiver.StartAsync();
        receiver.Always = Receiver.Status(410);
        var tracker = await scene.AddTrackerAsync("Rex", scene.Admin);
        var services = scene.Bot.Services;
        var owner = await services.GetRequiredService<UserQueries>().FindByDiscordIdAsync((long)scene.Admin.User.Id, CancellationToken.None);
        await services.GetRequiredService<WebhookService>().CreateAsync(owner!.Id, new WebhookChange
        {
            Name = "My *hook*",
            Url = receiver.Url.ToString(),
            Events = [EventName.KillRecorded],
        });

        await tracker.KillAsync("Prey");

        if (acceptsMessages)
        {
            var notice = await scene.Discord.DirectMessages(scene.Admin.User).WaitForMessageAsync();
            Assert.Equal(
                @"I have switched off your webhook **My \*hook\***. The receiver answered with status 410: it wants no more deliveries. "
                + "What was waiting for it is dropped. Switch it on again once its receiver works.",
                notice.Content);
        }
        else
        {
            await scene.Bot.Log.WaitForAsync(line => line.Message.Contains($"discord-user:{scene.Admin.User.Id}: message", StringComparison.Ordinal));
        }

        await scene.EndAsync();
    }
}
