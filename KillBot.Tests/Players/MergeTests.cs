using System.Net;
using KillBot.Domain.Players;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Players;

/// <summary>What becomes of keys, events and servers when players are merged, deleted or claimed.</summary>
public sealed class MergeTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task Of_two_primary_keys_that_of_the_player_who_stays_is_the_primary_one()
    {
        var person = await Given.SignInAsync();
        var userId = $"user_{person.User.Id:N}";
        var (one, two) = (Given.Name(), Given.Name());
        var kept = await person.Api.PostAsync("/api/api-keys/primary", new { userId, playerName = one });
        var other = await person.Api.PostAsync("/api/api-keys/primary", new { userId, playerName = two });

        Assert.Equal(RenameResult.Renamed, await App.Get<PlayerRegistry>().RenameAsync(one, two, merge: true));

        Assert.Equal(kept.Text("id"), (await person.Api.PostAsync("/api/api-keys/primary", new { userId, playerName = two })).Text("id"));
        using var tracker = App.Client(other.Text("key"));
        Assert.Equal(HttpStatusCode.Created, (await tracker.PostKillAsync(new { victimId = Given.Name() })).Status);
    }

    [Fact]
    public async Task An_event_whose_kill_went_with_its_player_makes_one_kill_again()
    {
        var admin = await Given.AdminAsync();
        var gone = Given.Name();
        var report = new { killerId = gone, victimId = "PU_Pilots-Human-Criminal-Pilot_Light_200000000001", eventId = "e1" };
        var first = await admin.Api.PostKillAsync(report);
        Assert.True(await App.Get<PlayerRegistry>().ForgetAsync(gone));

        var again = await admin.Api.PostKillAsync(report);
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var repeat = await admin.Api.PostKillAsync(report);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, again.Status, repeat.Status));
        Assert.Equal(again.Text("id"), repeat.Text("id"));
    }

    [Theory]
    [InlineData("claim", false)]
    [InlineData("merge", false)]
    [InlineData("key", false)]
    [InlineData("claim", true)]
    [InlineData("merge", true)]
    [InlineData("key", true)]
    public async Task A_name_alone_leads_into_nobodys_server(string how, bool isMember)
    {
        var guild = await Given.GuildAsync();
        var guildId = guild.DiscordId!.Value;
        // The operator has given the key to somebody who has no account yet.
        var pilot = await Given.TrackerAsync(guild: guildId);
        await Given.FeedAsync(guildId);
        var manager = await Given.MemberAsync(guildId, 0x20);
        await manager.Api.PutAsync($"/api/servers/{guildId}/settings", new { privacyLevel = "server" });
        var person = isMember ? await Given.MemberAsync(guildId) : await Given.SignInAsync();
        if (how == "merge")
        {
            await person.Api.PutAsync($"/api/users/{person.User.DiscordId}", new { rsiHandle = Given.Name() });
        }

        var claim = how == "key"
            ? await person.Api.PostAsync("/api/api-keys", new { userId = $"user_{person.User.Id:N}", playerName = pilot.Player, name = "Mine" })
            : await person.Api.PutAsync($"/api/users/{person.User.DiscordId}", new { rsiHandle = pilot.Player });

        Assert.True(claim.Status is HttpStatusCode.OK or HttpStatusCode.Created, claim.Body);
        Assert.Equal(isMember ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await person.Api.GetAsync($"/api/servers/{guildId}")).Status);
        var player = await Given.PlayerAsync(pilot.Player);
        Assert.Equal(person.User.Id, player.UserId);
        Assert.Equal(isMember, await App.ReadAsync(db => db.ServerMemberships.AnyAsync(
            membership => membership.PlayerId == player.Id && membership.ServerId == guild.Id)));
    }
}
