using KillBot.Domain.ApiKeys;
using KillBot.Domain.Links;
using KillBot.Domain.Players;
using KillBot.Domain.Users;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Links;

/// <summary>Who proves a handle by the public page, and what becomes of the player.</summary>
public sealed class LinkTests(LinkApp links) : IClassFixture<LinkApp>, IAsyncLifetime
{
    private KillBotApp App => links.App;

    private Given Given => links.App.Given;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        App.Logs.AssertQuiet();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_code_in_the_bio_makes_the_player_the_accounts()
    {
        var (person, handle) = (await Given.SignInAsync(), Given.Name("Citizen"));
        await Given.KillAsync(handle.ToUpperInvariant(), Given.Name());

        var link = await links.ProveAsync(person, handle);

        var player = await Given.PlayerAsync(handle);
        Assert.Equal((person.User.Id, player.Id, handle), (player.UserId, link.PlayerId, link.Name));
        Assert.Equal(handle.ToLowerInvariant(), link.Subject);
        Assert.IsType<LinkCheck.NoCode>(await links.CheckAsync(person));
        var listed = await App.Get<LinkQueries>().ListAsync(person.User.Id, CancellationToken.None);
        Assert.Equal((1, 1, 0), (listed.Players.Count, listed.Links.Count, listed.Codes.Count));
        Assert.IsType<LinkRequest.Linked>(await RequestAsync(person, handle));
    }

    [Fact]
    public async Task A_player_that_was_let_go_while_it_hid_goes_to_a_proof_only()
    {
        var (owner, thief, handle) = (await Given.SignInAsync(), await Given.SignInAsync(), Given.Name("Citizen"));
        await Given.TrackerAsync(handle, owner.User.DiscordId);
        await Given.KillAsync(handle, Given.Name());
        var player = (await Given.PlayerAsync(handle)).Id;
        await App.Get<ProfileService>().UpdateAsync(owner.User.Id, new ProfileChange(null, null, Privacy.Private), isUnlimited: false);
        Assert.True(await App.Get<LinkService>().RemovePlayerAsync(owner.User.Id, player));

        foreach (var name in (string[])[handle, handle.ToUpperInvariant()])
        {
            var key = await App.Get<ApiKeyService>().CreateOwnAsync(new NewOwnApiKey(thief.User.DiscordId, name, "Key", ApiKeyKind.Standard, null));
            Assert.Equal(ApiKeyRefusal.PlayerClaimed, key.Refusal);
            Assert.IsType<ProfileUpdate.HandleTaken>(
                await App.Get<ProfileService>().UpdateAsync(thief.User.Id, new ProfileChange(null, name, null), isUnlimited: false));
        }

        var left = await Given.PlayerAsync(handle);
        Assert.Equal((null, Privacy.Private), (left.UserId, left.Privacy));
        await links.ProveAsync(owner, handle);
        var proven = await Given.PlayerAsync(handle);
        Assert.Equal((owner.User.Id, Privacy.Private), (proven.UserId, proven.Privacy));
    }

    [Fact]
    public async Task Whoever_has_all_the_players_there_may_be_can_still_prove_them_and_VRChat()
    {
        var person = await Given.SignInAsync();
        var handles = Enumerable.Range(0, ApiKeyService.MaxPlayersPerAccount).Select(_ => Given.Name("Citizen")).ToList();
        foreach (var handle in handles)
        {
            await Given.TrackerAsync(handle, person.User.DiscordId);
        }

        Assert.IsType<LinkRequest.TooMany>(await RequestAsync(person, Given.Name("Citizen")));
        Assert.IsType<LinkRequest.Waiting>(await RequestAsync(person, handles[3].ToUpperInvariant()));
        Assert.True(LinkSubject.TryParseVRChat($"usr_{Guid.CreateVersion7():D}", out var vrchat));
        Assert.IsType<LinkRequest.Waiting>(await App.Get<LinkService>().RequestAsync(person.User.Id, vrchat));
    }

    [Fact]
    public async Task Who_asks_again_gets_the_same_code_until_it_expires_or_another_handle_takes_its_place()
    {
        var (person, handle) = (await Given.SignInAsync(), Given.Name("Citizen"));
        var first = await links.RequestAsync(person, handle);

        Assert.Equal(first.Code, (await links.RequestAsync(person, handle.ToUpperInvariant())).Code);
        App.Clock.Advance(LinkService.CodeLifetime);
        links.Bios[handle] = first.Code;
        Assert.IsType<LinkCheck.NoCode>(await links.CheckAsync(person));
        var second = await links.RequestAsync(person, handle);
        Assert.NotEqual(first.Code, second.Code);
        Assert.IsType<LinkCheck.CodeMissing>(await links.CheckAsync(person));

        var other = await links.RequestAsync(person, Given.Name("Citizen"));
        Assert.NotEqual(second.Code, other.Code);
        links.Bios[handle] = second.Code;
        Assert.IsType<LinkCheck.PageMissing>(await links.CheckAsync(person));
        Assert.Empty(await App.Get<PlayerQueries>().FindByNameAsync(handle, CancellationToken.None));
    }

    [Fact]
    public async Task The_code_of_somebody_else_proves_nothing()
    {
        var (person, thief, handle) = (await Given.SignInAsync(), await Given.SignInAsync(), Given.Name("Citizen"));
        var code = await links.RequestAsync(person, handle);
        links.Bios[handle] = code.Code;

        await links.RequestAsync(thief, handle);
        Assert.IsType<LinkCheck.CodeMissing>(await links.CheckAsync(thief));
        // The thief's own page does not prove another handle either.
        var own = Given.Name("Thief");
        var wanted = await links.RequestAsync(thief, handle);
        links.Bios[own] = wanted.Code;
        Assert.IsType<LinkCheck.CodeMissing>(await links.CheckAsync(thief));

        Assert.Empty(await App.Get<PlayerQueries>().FindByUserAsync(thief.User.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_page_is_read_once_a_minute_however_often_and_for_whatever_the_account_asks()
    {
        var (person, handle) = (await Given.SignInAsync(), Given.Name("Citizen"));
        var service = App.Get<LinkService>();
        await links.RequestAsync(person, handle);
        links.Bios[handle] = "nothing here";
        App.Clock.Advance(TimeSpan.FromMinutes(1));

        var both = await Task.WhenAll(
            service.CheckAsync(person.User.Id, LinkKind.Rsi, CancellationToken.None),
            service.CheckAsync(person.User.Id, LinkKind.Rsi, CancellationToken.None));
        Assert.Single(both.OfType<LinkCheck.CodeMissing>());
        var tooSoon = Assert.Single(both.OfType<LinkCheck.TooSoon>());
        Assert.Equal(App.Clock.GetUtcNow() + LinkService.CheckInterval, tooSoon.Next);

        // Another code, for another handle, gives no other look.
        var other = Given.Name("Citizen");
        await links.RequestAsync(person, other);
        App.Clock.Advance(LinkService.CheckInterval - TimeSpan.FromMilliseconds(1));
        Assert.IsType<LinkCheck.TooSoon>(await service.CheckAsync(person.User.Id, LinkKind.Rsi, CancellationToken.None));
        Assert.Equal((1, 0), (links.CountRequests(handle), links.CountRequests(other)));
    }

    [Fact]
    public async Task A_proof_takes_the_player_from_whoever_had_only_claimed_it_with_the_keys_and_places_that_came_with_them()
    {
        var handle = Given.Name("Citizen");
        var (claimed, home, proven) = (await Given.GuildAsync(), await Given.GuildAsync(), await Given.GuildAsync());
        // The operator gave out a key for the player's home before anybody had an account.
        await Given.TrackerAsync(handle, guild: home.DiscordId);
        var claimant = await Given.MemberAsync(claimed.DiscordId!.Value);
        var theirs = await Given.TrackerAsync(handle, claimant.User.DiscordId);
        var owner = await Given.MemberAsync(proven.DiscordId!.Value);
        var player = await Given.PlayerAsync(handle);
        Assert.Equal(claimant.User.Id, player.UserId);

        await links.ProveAsync(owner, handle);

        Assert.Equal(owner.User.Id, (await Given.PlayerAsync(handle)).UserId);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await theirs.Api.PostKillAsync(new { victimId = "Prey" })).Status);
        var places = await App.ReadAsync(
            db => db.ServerMemberships.Where(own => own.PlayerId == player.Id).Select(own => own.ServerId).ToListAsync());
        Assert.Equal(new[] { home.Id, proven.Id }.Order(), places.Order());
        Assert.Equal(1, await TellingsAsync(claimant));
        Assert.Equal(0, await TellingsAsync(owner));
    }

    [Fact]
    public async Task Of_two_proofs_the_later_wins_and_the_former_owner_is_told_once()
    {
        var (first, second, handle) = (await Given.SignInAsync(), await Given.SignInAsync(), Given.Name("Citizen"));
        await links.ProveAsync(first, handle);

        await links.ProveAsync(second, handle);

        Assert.Equal(second.User.Id, (await Given.PlayerAsync(handle)).UserId);
        var lists = App.Get<LinkQueries>();
        Assert.Empty((await lists.ListAsync(first.User.Id, CancellationToken.None)).Links);
        Assert.Single((await lists.ListAsync(second.User.Id, CancellationToken.None)).Links);
        Assert.Equal((1, 0), (await TellingsAsync(first), await TellingsAsync(second)));
    }

    [Fact]
    public async Task A_handle_that_somebody_gave_up_is_not_the_player_who_had_it_once()
    {
        var (former, now) = (await Given.SignInAsync(), await Given.SignInAsync());
        var (handle, other) = (Given.Name("Citizen"), Given.Name("Renamed"));
        await links.ProveAsync(former, handle);
        Assert.Equal(RenameResult.Renamed, await App.Get<PlayerRegistry>().RenameAsync(handle, other, merge: false));

        await links.ProveAsync(now, handle);

        Assert.Equal(former.User.Id, (await Given.PlayerAsync(other)).UserId);
        Assert.Equal((now.User.Id, handle), ((await Given.PlayerAsync(handle)).UserId!.Value, (await Given.PlayerAsync(handle)).Name));
    }

    [Fact]
    public async Task A_player_that_is_proven_hides_as_the_account_does()
    {
        var (person, handle) = (await Given.SignInAsync(), Given.Name("Citizen"));
        await Given.KillAsync(handle, Given.Name());
        await person.Api.PutAsync($"/api/users/user_{person.User.Id:N}", new { privacyLevel = "PRIVATE" });

        await links.ProveAsync(person, handle);

        Assert.Equal(
            await App.ReadAsync(db => db.Users.Where(user => user.Id == person.User.Id).Select(user => user.Privacy).SingleAsync()),
            (await Given.PlayerAsync(handle)).Privacy);
    }

    [Fact]
    public async Task What_is_unlinked_is_nobodys_and_only_its_owner_unlinks_it()
    {
        var (person, stranger, handle) = (await Given.SignInAsync(), await Given.SignInAsync(), Given.Name("Citizen"));
        var link = await links.ProveAsync(person, handle);
        var service = App.Get<LinkService>();
        var key = await person.Api.PostAsync("/api/api-keys", new { userId = $"user_{person.User.Id:N}", playerName = handle, name = "Mine" });
        using var tracker = App.Client(key.Text("key"));

        Assert.False(await service.RemovePlayerAsync(stranger.User.Id, link.PlayerId!.Value));
        Assert.True(await service.RemovePlayerAsync(person.User.Id, link.PlayerId!.Value));
        Assert.False(await service.RemovePlayerAsync(person.User.Id, link.PlayerId!.Value));

        Assert.Null((await Given.PlayerAsync(handle)).UserId);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await tracker.PostKillAsync(new { victimId = "Prey" })).Status);
        Assert.Empty((await App.Get<LinkQueries>().ListAsync(person.User.Id, CancellationToken.None)).Links);
        // The code that is still in the bio is spent.
        Assert.IsType<LinkCheck.NoCode>(await links.CheckAsync(person));
    }

    [Fact]
    public async Task A_link_follows_its_player_into_another()
    {
        var (person, handle, other) = (await Given.SignInAsync(), Given.Name("Citizen"), Given.Name("Other"));
        await links.ProveAsync(person, handle);
        await Given.KillAsync(other, Given.Name());

        Assert.Equal(RenameResult.Renamed, await App.Get<PlayerRegistry>().RenameAsync(other, handle, merge: true));

        var listed = await App.Get<LinkQueries>().ListAsync(person.User.Id, CancellationToken.None);
        Assert.Equal(Assert.Single(listed.Players).Id, Assert.Single(listed.Links).PlayerId);
    }

    private async Task<LinkRequest> RequestAsync(SignedIn person, string handle)
    {
        Assert.True(LinkSubject.TryParseRsi(handle, out var subject));
        return await App.Get<LinkService>().RequestAsync(person.User.Id, subject);
    }

    private Task<int> TellingsAsync(SignedIn person)
    {
        var destination = $"discord-user:{person.User.DiscordId}";
        return App.ReadAsync(db => db.OutboxItems.CountAsync(item => item.Destination == destination && item.Event == "account.link_moved"));
    }
}
