using KillBot.Domain.Feeds;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Domain.Users;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd;

/// <summary>Filters, styles, delays and mentions of feeds, from the report to the message.</summary>
public class FeedDeliveryTests
{
    [Fact]
    public async Task A_filter_lets_through_what_it_says_and_nothing_else()
    {
        await using var scene = await Scene.StartAsync();
        await AddAsync(scene, scene.Channel, choices => choices with { Filter = "weapon ~ \"panther repeater\"" });
        var tracker = await scene.AddTrackerAsync("Rex");

        await tracker.KillAsync("Other", "KSAR_ShotgunBallistic_01");
        await tracker.KillAsync("Prey", "KLWE_LaserRepeater_S3");

        Assert.Equal(["Prey"], await scene.Channel.WaitForVictimsAsync(1));
        await scene.EndAsync();
        Assert.Single(scene.Channel.Messages);
    }

    [Fact]
    public async Task Compact_feeds_and_links_are_lines_of_text()
    {
        await using var scene = await Scene.StartAsync();
        var links = scene.Guild.AddChannel("links");
        await AddAsync(scene, scene.Channel, choices => choices with { Style = FeedStyle.Compact });
        await AddAsync(scene, links, choices => choices with { Style = FeedStyle.Link });
        var tracker = await scene.AddTrackerAsync("**Rex** @everyone");

        var answer = await tracker.ReportAsync(new { victimId = "<@1> https://evil.example", weapon = "KLWE_LaserRepeater_S3", location = "OOC_Stanton_2b_Daymar" });

        var compact = await scene.Channel.WaitForMessageAsync();
        Assert.Matches(
            @"^\*\*\\\*\\\*Rex\\\*\\\* \\@everyone\*\* → \*\*\\<\\@1\\> https\\:\\/\\/evil\\\.example\*\* · CF\\-337 Panther Repeater · Daymar · <t:\d+:R>$",
            compact.Content);
        Assert.Empty(compact.Embeds.EnumerateArray());
        Assert.Equal("""{"parse":[]}""", compact.AllowedMentions.GetRawText());
        var link = await links.WaitForMessageAsync();
        Assert.EndsWith($"** · `{answer.GetProperty("id").GetString()}`", link.Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task The_first_feed_of_a_channel_decides_about_style_and_mention()
    {
        await using var scene = await Scene.StartAsync();
        var role = scene.Guild.AddRole("Hunters");
        await AddAsync(scene, scene.Channel, choices => choices with { Filter = "victim = Boss", Style = FeedStyle.Compact, MentionRoleId = (long)role.Id });
        await AddAsync(scene, scene.Channel, choices => choices);
        var tracker = await scene.AddTrackerAsync("Rex");

        await tracker.KillAsync("<@&1> @here");
        await scene.Channel.WaitForMessagesAsync(1);
        await tracker.KillAsync("Boss");
        await scene.Channel.WaitForMessagesAsync(2);

        var (plain, mentioning) = (scene.Channel.Messages[0], scene.Channel.Messages[1]);
        Assert.Equal("""{"parse":[]}""", plain.AllowedMentions.GetRawText());
        Assert.Empty(plain.Content);
        Assert.StartsWith($"<@&{role.Id}>\n**Rex** → **Boss** · <t:", mentioning.Content, StringComparison.Ordinal);
        Assert.Equal($$"""{"parse":[],"roles":["{{role.Id}}"]}""", mentioning.AllowedMentions.GetRawText());
        await scene.EndAsync();
        Assert.Equal(2, scene.Channel.Messages.Count);
    }

    [Fact]
    public async Task A_delay_outlives_a_restart_and_keeps_nothing_else_waiting()
    {
        await using var scene = await Scene.StartAsync();
        await AddAsync(scene, scene.Channel, choices => choices with { Filter = "victim = Secret", Delay = TimeSpan.FromHours(1) });
        await AddAsync(scene, scene.Channel, choices => choices);
        var owner = scene.Guild.AddMember("owner of Rex");
        var key = await scene.CreateKeyAsync("Rex", owner);
        using (var tracker = scene.Connect(key))
        {
            await tracker.KillAsync("Secret");
            await tracker.KillAsync("Plain");
        }

        Assert.Equal(["Plain"], await scene.Channel.WaitForVictimsAsync(1));
        var users = scene.Bot.Services.GetRequiredService<UserDirectory>();
        var account = await users.SaveAsync((long)owner.User.Id, "Owner", isAdmin: null);
        await scene.Bot.Services.GetRequiredService<ProfileService>().UpdateAsync(
            account.Id, new ProfileChange(null, null, Privacy.Private), isUnlimited: false);
        await scene.StopBotAsync();
        // The hour goes by.
        scene.Database.Execute("UPDATE outbox_items SET due_at = due_at - 3600000 WHERE due_at > 0");
        await scene.StartBotAsync();

        Assert.Equal(["Plain", "Secret"], await scene.Channel.WaitForVictimsAsync(2));
        Assert.StartsWith("**a private player** killed **Secret**", scene.Channel.Messages[^1].Descriptions.Single(), StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_short_delay_passes_by_itself()
    {
        await using var scene = await Scene.StartAsync();
        await AddAsync(scene, scene.Channel, choices => choices with { Delay = TimeSpan.FromSeconds(3) });
        var tracker = await scene.AddTrackerAsync("Rex");
        var reported = TimeProvider.System.GetUtcNow();

        await tracker.KillAsync("Prey");

        var message = await scene.Channel.WaitForMessageAsync();
        Assert.InRange((message.CreatedAt - reported).TotalSeconds, 3, 20);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Every_fifth_kill_of_a_streak_is_told_as_such_in_the_language_of_the_guild()
    {
        await using var scene = await Scene.StartAsync();
        await AddAsync(scene, scene.Channel, choices => choices);
        await ChangeSettingsAsync(scene, settings => settings.Language = "de");
        var tracker = await scene.AddTrackerAsync("Rex");

        foreach (var number in Enumerable.Range(1, 6))
        {
            await tracker.KillAsync($"Prey{number}");
            await scene.Channel.WaitForMessagesAsync(number);
        }

        var texts = scene.Channel.Messages.Select(message => message.Descriptions.Single()).ToList();
        Assert.Matches(@"^\*\*Rex\*\* hat \*\*Prey5\*\* getötet · PvP\n🔥 5 in Folge · <t:\d+:R>$", texts[4]);
        Assert.All(texts.Where((_, index) => index != 4), text => Assert.DoesNotContain("🔥", text, StringComparison.Ordinal));
        await scene.EndAsync();
    }

    [Fact]
    public async Task The_channel_for_notices_hears_of_a_pause_and_its_end_instead_of_the_admin()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var notices = scene.Guild.AddChannel("notices");
        await ChangeSettingsAsync(scene, settings => (settings.NoticeChannelId, settings.Language) = ((long)notices.Id, "fr"));
        var tracker = await scene.AddTrackerAsync("Rex");
        scene.Channel.DenyBot(FakePermissions.EmbedLinks);

        await tracker.KillAsync("First");
        var notice = await notices.WaitForMessageAsync();
        scene.Channel.AllowBot();
        await notices.WaitForMessagesAsync(2);

        Assert.StartsWith($"J’ai dû suspendre mon flux dans <#{scene.Channel.Id}>. Il m’y manque la permission **", notice.Content, StringComparison.Ordinal);
        Assert.Equal($"Je publie à nouveau dans <#{scene.Channel.Id}>.", notices.Messages[1].Content);
        await scene.EndAsync("is paused");
        Assert.Equal(2, notices.Messages.Count);
        Assert.Empty(scene.Discord.DirectMessages(scene.Admin.User).Messages);
    }

    [Fact]
    public async Task A_notice_goes_to_the_admin_where_its_channel_cannot_have_it()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var other = scene.Discord.AddGuild("Other");
        var foreign = other.AddChannel("foreign");
        await scene.AddFeedAsync(foreign, admin: other.AddMember("warden", FakePermissions.ManageGuild));
        await ChangeSettingsAsync(scene, settings => settings.NoticeChannelId = (long)foreign.Id);
        var tracker = await scene.AddTrackerAsync("Rex");
        scene.Channel.Delete();

        await tracker.KillAsync("First");

        await scene.Discord.DirectMessages(scene.Admin.User).WaitForMessageAsync();
        await scene.EndAsync("is paused");
        Assert.Empty(foreign.Messages);
    }

    private static async Task AddAsync(Scene scene, FakeChannel channel, Func<FeedChoices, FeedChoices> choose)
    {
        var added = await scene.Bot.Services.GetRequiredService<FeedDirectory>().AddAsync(
            (long)scene.Guild.Id, choose(new FeedChoices((long)channel.Id, FeedKind.Kills)), (long)scene.Admin.User.Id);
        Assert.Null(added.Refusal);
    }

    private static async Task ChangeSettingsAsync(Scene scene, Action<ServerSettings> change)
    {
        var services = scene.Bot.Services;
        var server = await services.GetRequiredService<ServerDirectory>().FindAsync(null, (long)scene.Guild.Id, CancellationToken.None);
        await services.GetRequiredService<ServerSettingsService>().ChangeAsync(server!.Id, change);
    }
}
