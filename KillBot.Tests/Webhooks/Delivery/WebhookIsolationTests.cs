using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using KillBot.Domain.Webhooks;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>
/// A receiver that hangs delays nobody else. The clock stands still, so that no timeout frees anything that it holds; times are measured
/// by KillBot.Benchmarks.
/// </summary>
public sealed class WebhookIsolationTests(DeliveryApp delivery) : DeliveryTest(delivery)
{
    private const int Receivers = 100;
    private const int Hanging = 10;
    private const int Kills = 20;

    [Fact]
    public async Task While_ten_of_a_hundred_receivers_hang_the_others_get_everything_in_order()
    {
        await using var receiver = await Receiver.StartAsync(Receivers);
        var dead = receiver.Addresses.Take(Hanging).Select(address => address.Port).ToHashSet();
        var guild = await App.Given.GuildAsync();
        await HookAsync(receiver, guild);
        var killer = (await App.Given.TrackerAsync(guild: guild.DiscordId)).Player;
        receiver.Always = context => dead.Contains(context.Connection.LocalPort) ? Receiver.HangAsync(context) : Task.CompletedTask;
        string[] victims = [.. Enumerable.Range(0, Kills).Select(i => $"Victim{i}")];
        foreach (var victim in victims)
        {
            await App.Given.KillAsync(new NewKill { KillerName = killer, VictimName = victim, IsPvP = true, ServerId = guild.Id });
        }

        var received = await receiver.NextAsync(((Receivers - Hanging) * Kills) + Hanging);

        var byPort = received.ToLookup(one => one.Port, one => one.Victim);
        Assert.Equal(Receivers, byPort.Count);
        Assert.All(byPort, port => Assert.Equal(dead.Contains(port.Key) ? ["Victim0"] : victims, port));
        Assert.False(receiver.HasMore);
    }

    private async Task HookAsync(Receiver receiver, KillBot.Domain.Servers.Server guild)
    {
        foreach (var some in receiver.Addresses.Chunk(WebhookLimits.MaxPerAccount))
        {
            var owner = await App.Given.MemberAsync(guild.DiscordId!.Value);
            foreach (var address in some)
            {
                await App.Get<WebhookService>().CreateAsync(owner.User.Id, new WebhookChange
                {
                    Name = "One of many",
                    Url = address.ToString(),
                    Events = [EventName.KillRecorded],
                    ChangesServer = true,
                    ServerId = guild.Id,
                });
            }
        }
    }
}
