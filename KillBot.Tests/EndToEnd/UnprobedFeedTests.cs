using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd;

/// <summary>Channels of which the bot knows that Discord would refuse it: every refusal brings a ban closer.</summary>
public class UnprobedFeedTests
{
    [Fact]
    public async Task Where_the_bot_knows_that_it_may_not_post_it_does_not_try()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        scene.Channel.DenyBot(FakePermissions.EmbedLinks);
        var guilds = scene.Bot.Services.GetRequiredService<GuildCache>();
        await Eventually.HoldsAsync(
            () => guilds.ComputePermissions(new Snowflake(scene.Guild.Id), new Snowflake(scene.Channel.Id))?.HasFlag(Permissions.EmbedLinks) == false,
            "the gateway has told");

        await tracker.KillAsync("First");
        var notice = await scene.Discord.DirectMessages(scene.Admin.User).WaitForMessageAsync();

        Assert.Contains("I lack the permission **Embed Links** there.", notice.Content, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Discord.Requests, request => request.Path == $"/channels/{scene.Channel.Id}/messages");
        scene.Channel.AllowBot();
        Assert.Equal(["First"], await scene.Channel.WaitForVictimsAsync(1));
        await scene.EndAsync("is paused");
    }

    [Fact]
    public async Task A_guild_that_the_bot_left_while_it_was_offline_is_not_posted_to()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var key = await scene.CreateKeyAsync("Rex");
        await scene.StopBotAsync();
        scene.Guild.Remove();
        await scene.StartBotAsync();
        await scene.Bot.Services.GetRequiredService<DiscordGateway>().WaitForReadyAsync(CancellationToken.None);

        await Eventually.HoldsAsync(() => scene.Database.Read("SELECT is_active FROM servers WHERE discord_id IS NOT NULL") is ["0"], "the guild is left");

        await scene.Connect(key).KillAsync("First");

        Assert.Equal(["0"], scene.Database.Read("SELECT count(*) FROM outbox_items"));
        Assert.DoesNotContain(scene.Discord.Requests, request => request.Path == $"/channels/{scene.Channel.Id}/messages");
        await scene.StopBotAsync();
    }
}
