using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Tests.Support;

namespace KillBot.Tests.Live;

/// <summary>Kills are told to those who ask for them, and name nobody who does not want to be seen by everybody.</summary>
public sealed class LiveKillTests(LiveApp live) : IClassFixture<LiveApp>
{
    private Given Given => live.App.Given;

    [Fact]
    public async Task A_kill_is_told_to_those_who_ask_for_kills()
    {
        using var asked = await live.ListenAsync("/?topics=kills");
        var tracker = await Given.TrackerAsync();
        var reported = await tracker.Api.PostKillAsync(new { victimId = "Prey", weapon = "axe", rawData = new { secret = "Somebody" } });

        var message = await asked.NextAsync();

        Assert.Equal(["type", "kill"], message.EnumerateObject().Select(property => property.Name));
        Assert.Equal("kill", message.Text("type"));
        var kill = message.GetProperty("kill");
        Assert.Equal(
            (reported.Text("id"), tracker.Player, "Prey", "axe"),
            (kill.Text("id"), kill.Text("killerId"), kill.Text("victimId"), kill.Text("weapon")));
        Assert.Null(kill.Text("rawData"));
        live.App.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Who_asks_for_nothing_hears_of_no_kills()
    {
        using var silent = await live.ListenAsync();
        await silent.TypesAsync(2);
        await Given.KillAsync("Ace", Given.Name());
        var reporter = await VRChat.Reporter.CreateAsync(Given);
        await reporter.TellAsync(VRChat.Reporter.Arrive(0, VRChat.Reporter.Instance()));

        Assert.Equal("log", (await silent.NextAsync()).Text("type"));
    }

    [Theory]
    [InlineData(Privacy.Private)]
    [InlineData(Privacy.Server)]
    public async Task Players_who_are_not_public_have_no_name(Privacy privacy)
    {
        var (killer, victim) = (Given.Name(), Given.Name());
        using var before = await live.ListenAsync("/?topics=kills");
        await Given.KillAsync(killer, victim);
        Assert.Equal(killer, (await before.NextAsync()).GetProperty("kill").Text("killerId"));
        await Given.PrivacyAsync(killer, privacy);
        await Given.PrivacyAsync(victim, privacy);
        // Members of a shared server would see them in lists; the feed is for everybody.
        var tracker = await Given.TrackerAsync(killer);
        using var listener = await live.ListenAsync("/ws?topics=kills", ("Authorization", $"Bearer {tracker.Secret}"));

        await Given.KillAsync(new NewKill { KillerName = killer, VictimName = victim, IsPvP = true, Timestamp = live.App.Clock.GetUtcNow().AddMinutes(-1) });
        var kill = (await listener.NextAsync()).GetProperty("kill");

        Assert.Equal(("a private player", "a private player"), (kill.Text("killerId"), kill.Text("victimId")));
    }

    [Fact]
    public async Task What_no_feed_announces_is_not_told_either()
    {
        using var listener = await live.ListenAsync("/?topics=kills");
        var now = live.App.Clock.GetUtcNow();
        var hidden = Given.Name();
        await Given.KillAsync(new NewKill { KillerName = "Ace", VictimName = hidden, Announce = false });
        await Given.KillAsync(new NewKill { KillerName = "Ace", VictimName = hidden, Timestamp = now.AddHours(-25) });
        var closed = await Given.GuildAsync();
        var manager = await Given.MemberAsync(closed.DiscordId!.Value, permissions: 1L << 5);
        Assert.Equal(
            System.Net.HttpStatusCode.OK,
            (await manager.Api.PutAsync($"/api/servers/{closed.DiscordId}/settings", new { privacyLevel = "private" })).Status);
        await Given.KillAsync(new NewKill { KillerName = "Ace", VictimName = hidden, ServerId = closed.Id });
        var told = await Given.KillAsync("Ace", Given.Name());

        Assert.Equal(told.VictimName, (await listener.NextAsync()).GetProperty("kill").Text("victimId"));
    }
}
