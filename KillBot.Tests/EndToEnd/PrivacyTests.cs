using KillBot.Domain.Players;
using KillBot.Domain.Users;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd;

/// <summary>Who is named in Discord, for every level of privacy.</summary>
public class PrivacyTests
{
    [Theory]
    [InlineData(Privacy.Public, true, true)]
    [InlineData(Privacy.Server, true, false)]
    [InlineData(Privacy.Private, false, false)]
    public async Task Feeds_commands_and_suggestions_name_whom_they_may(Privacy privacy, bool atHome, bool elsewhere)
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var users = scene.Bot.Services.GetRequiredService<UserDirectory>();
        var other = scene.Discord.AddGuild("Other");
        var graves = other.AddChannel("graves");
        var warden = other.AddMember("warden", FakePermissions.ManageGuild);
        await scene.AddFeedAsync(graves, "deaths", warden);
        await scene.CreateKeyAsync("Prey", guild: other);
        var (owner, member, admin) = (scene.Guild.AddMember("owner of Rex"), scene.Guild.AddMember("member"), scene.Guild.AddMember("operator"));
        var tracker = await scene.AddTrackerAsync("Rex", owner);
        await users.SaveAsync((long)admin.User.Id, "operator", isAdmin: true);
        var account = await users.SaveAsync((long)owner.User.Id, "Owner", isAdmin: null);

        await scene.Bot.Services.GetRequiredService<ProfileService>().UpdateAsync(
            account.Id, new ProfileChange(null, null, privacy), isUnlimited: false);
        await tracker.KillAsync("Prey");

        Assert.Equal(atHome, (await TextAsync(scene.Channel)).Contains("Rex", StringComparison.Ordinal));
        Assert.Equal(elsewhere, (await TextAsync(graves)).Contains("Rex", StringComparison.Ordinal));
        Assert.Equal(elsewhere, await KnowsAsync(scene, graves, warden));
        Assert.Equal(atHome, await KnowsAsync(scene, scene.Channel, member));
        Assert.True(await KnowsAsync(scene, scene.Channel, owner));
        Assert.True(await KnowsAsync(scene, scene.Channel, admin));
        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, member, "stats", "player", "re");
        await typing.WaitForAcknowledgementAsync();
        Assert.Equal(privacy == Privacy.Public, typing.Choices.Any(choice => choice.Name == "Rex"));
        await scene.EndAsync();
    }

    private static async Task<string> TextAsync(FakeChannel channel)
    {
        var text = Assert.Single((await channel.WaitForMessageAsync()).Descriptions);
        Assert.True(text.Contains("Rex", StringComparison.Ordinal) || text.Contains("a private player", StringComparison.Ordinal), text);
        return text;
    }

    private static async Task<bool> KnowsAsync(Scene scene, FakeChannel channel, FakeMember member)
    {
        var answer = await scene.Discord.InvokeCommandAsync(channel, member, "stats", ("player", "Rex"));
        await answer.WaitForResponseAsync();
        var texts = answer.FollowUps.Select(message => message.Content).Append(answer.Content);
        return !texts.Any(text => text.Contains("I know no player", StringComparison.Ordinal));
    }
}
