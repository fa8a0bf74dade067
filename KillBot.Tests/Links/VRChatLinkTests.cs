using KillBot.Domain.Links;
using KillBot.Tests.FakeVRChat;
using KillBot.Tests.Support;
using KillBot.Tests.VRChat;

namespace KillBot.Tests.Links;

/// <summary>Who proves to be a user of VRChat by the profile's bio.</summary>
public sealed class VRChatLinkTests(VRChatApp vrchat) : VRChatTest(vrchat)
{
    private LinkService Links => Own.App.Get<LinkService>();

    private LinkQueries Queries => Own.App.Get<LinkQueries>();

    [Fact]
    public async Task The_code_in_the_bio_links_the_user_and_the_later_proof_wins()
    {
        await Own.SignedInAsync();
        var user = Own.VRChat.AddUser("Some **Body**");
        var (first, second) = (await Own.App.Given.SignInAsync(), await Own.App.Given.SignInAsync());

        var link = await ProveAsync(first, user);
        Assert.Equal((user.Id, "Some **Body**", null, true), (link.Subject, link.Name, link.PlayerId, link.AllowsWatching));
        Assert.Equal(1, await Links.AllowWatchingAsync(first.User.Id, isAllowed: false));
        Assert.False(await Queries.AllowsWatchingAsync(user.Id, CancellationToken.None));
        Assert.True(await Queries.AllowsWatchingAsync(Own.VRChat.AddUser("Another").Id, CancellationToken.None));

        await ProveAsync(second, user);
        Assert.Empty((await Queries.ListAsync(first.User.Id, CancellationToken.None)).Links);
        Assert.True(await Queries.AllowsWatchingAsync(user.Id, CancellationToken.None));
        Assert.False(await Links.RemoveVRChatAsync(first.User.Id, user.Id));
        Assert.True(await Links.RemoveVRChatAsync(second.User.Id, user.Id));
        Assert.Equal(0, await Links.AllowWatchingAsync(second.User.Id, isAllowed: false));
    }

    [Fact]
    public async Task Without_the_operators_login_it_is_said_that_VRChat_cannot_be_asked()
    {
        var person = await Own.App.Given.SignInAsync();
        await RequestAsync(person, Own.VRChat.AddUser("Somebody").Id);

        Assert.IsType<LinkCheck.SignedOut>(await Links.CheckAsync(person.User.Id, LinkKind.VRChat, CancellationToken.None));
    }

    [Fact]
    public async Task A_profile_that_is_not_there_or_hides_is_missing()
    {
        await Own.SignedInAsync();
        var (one, two) = (await Own.App.Given.SignInAsync(), await Own.App.Given.SignInAsync());
        var hidden = Own.VRChat.AddUser("Hidden");
        hidden.IsHidden = true;
        await RequestAsync(one, hidden.Id);
        await RequestAsync(two, Reporter.UserId());

        Assert.IsType<LinkCheck.PageMissing>(await Links.CheckAsync(one.User.Id, LinkKind.VRChat, CancellationToken.None));
        Own.App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<LinkCheck.PageMissing>(await Links.CheckAsync(two.User.Id, LinkKind.VRChat, CancellationToken.None));
    }

    private async Task<LinkCode> RequestAsync(SignedIn person, string id)
    {
        Assert.True(LinkSubject.TryParseVRChat(id, out var subject));
        return Assert.IsType<LinkRequest.Waiting>(await Links.RequestAsync(person.User.Id, subject)).Code;
    }

    private async Task<AccountLink> ProveAsync(SignedIn person, FakeVRChatUser user)
    {
        user.Bio = $"hello {(await RequestAsync(person, user.Id)).Code}";
        Own.App.Clock.Advance(TimeSpan.FromMinutes(1));
        return Assert.IsType<LinkCheck.Proven>(await Links.CheckAsync(person.User.Id, LinkKind.VRChat, CancellationToken.None)).Link;
    }
}
