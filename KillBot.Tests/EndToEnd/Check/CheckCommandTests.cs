using KillBot.Domain.Feeds;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd.Check;

/// <summary><c>/check</c>: what keeps a channel silent, and what to do about it.</summary>
public class CheckCommandTests
{
    [Fact]
    public async Task A_channel_that_works_has_nothing_but_ticks()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        await (await scene.AddTrackerAsync("Rex")).KillAsync("Prey");
        await scene.Channel.WaitForVictimsAsync(1);
        await Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT count(*) FROM outbox_messages WHERE sent_at IS NOT NULL") is ["1"], "the delivery is noted");

        var answer = await scene.RunAsync(scene.Admin, "check");

        Assert.True(answer.IsEphemeral);
        Assert.Equal($"<#{scene.Channel.Id}>", answer.Original!.Descriptions.Single());
        var fields = FieldsOf(answer);
        Assert.Equal("✅ View Channels\n✅ Send Messages\n✅ Embed Links\n✅ Attach Files", fields["Permissions"]);
        Assert.Equal("✅ #1 kills", fields["Feeds"]);
        Assert.Equal("✅ Nothing keeps me silent.", fields["Settings"]);
        Assert.Equal("✅ Nothing waits.", fields["Queue"]);
        Assert.Matches(@"^✅ Arrived <t:\d+:R>\.$", fields["Last message"]);
        Assert.StartsWith("✅ Discord takes the bot's token.\n✅ 1 of 1 shards connected", fields["Connection"], StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Missing_permissions_a_pause_and_what_waits_are_told_with_what_to_do()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var talk = scene.Guild.AddChannel("talk");
        scene.Channel.DenyBot(FakePermissions.EmbedLinks);
        await (await scene.AddTrackerAsync("Rex")).KillAsync("Prey");
        await Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT count(*) FROM outbox_destinations WHERE paused_at IS NOT NULL") is ["1"], "the pause");

        var interaction = await scene.Discord.InvokeCommandAsync(talk, scene.Admin, "check", ("channel", scene.Channel));
        var fields = FieldsOf(await interaction.WaitForResponseAsync());

        Assert.StartsWith("✅ View Channels\n✅ Send Messages\n❌ Embed Links\n", fields["Permissions"], StringComparison.Ordinal);
        Assert.EndsWith("Grant me what is missing: Edit Channel → Permissions → my role.", fields["Permissions"], StringComparison.Ordinal);
        Assert.Matches(@"^✅ #1 kills\n❌ Paused <t:\d+:R>: I lack the permission \*\*Embed Links\*\* there\. It goes on by itself once that is mended\.$", fields["Feeds"]);
        Assert.Matches(@"^⏳ 1 event waits; it came <t:\d+:R>\.\nNext try <t:\d+:R>\. The last one failed: ", fields["Queue"]);
        Assert.Equal("None within 7 days.", fields["Last message"]);

        var elsewhere = await scene.Discord.InvokeCommandAsync(talk, scene.Admin, "check");
        Assert.Equal("⚠️ No feed posts here. `/feed add` adds one.", FieldsOf(await elsewhere.WaitForResponseAsync())["Feeds"]);
        await scene.EndAsync("is paused");
    }

    [Fact]
    public async Task A_delay_a_role_that_is_not_notified_and_an_admins_pause_are_told()
    {
        await using var scene = await Scene.StartAsync();
        var role = scene.Guild.AddRole("hunters");
        var feeds = scene.Bot.Services.GetRequiredService<FeedDirectory>();
        var choices = new FeedChoices((long)scene.Channel.Id, FeedKind.Kills) { Delay = TimeSpan.FromHours(1), MentionRoleId = (long)role.Id };
        await feeds.AddAsync((long)scene.Guild.Id, choices, (long)scene.Admin.User.Id);
        await (await scene.AddTrackerAsync("Rex")).KillAsync("Prey");

        var fields = FieldsOf(await scene.RunAsync(scene.Admin, "check"));
        Assert.Equal($"✅ #1 kills\n⚠️ <@&{role.Id}> is not notified: let everybody mention that role, or grant me Mention Everyone.", fields["Feeds"]);
        Assert.Matches(@"^⏳ A delay keeps 1 event back; it is due <t:\d+:R>\.$", fields["Queue"]);

        await feeds.PauseAsync((long)scene.Guild.Id, 1);
        fields = FieldsOf(await scene.RunAsync(scene.Admin, "check"));
        Assert.Matches(@"^⏸️ #1 kills: paused by an admin <t:\d+:R>\. `/feed resume` lets it go on\.", fields["Feeds"]);
        Assert.Equal("✅ Nothing waits.", fields["Queue"]);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_channel_that_the_bot_cannot_see_names_that_alone()
    {
        await using var scene = await Scene.StartAsync();
        var hidden = scene.Guild.AddChannel("hidden");
        hidden.DenyBot(FakePermissions.ViewChannel | FakePermissions.SendMessages);

        var fields = FieldsOf(await scene.RunAsync(scene.Admin, "check", ("channel", hidden)));

        Assert.StartsWith("❌ View Channels\nGrant me what is missing", fields["Permissions"], StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Settings_that_silence_are_named_in_the_callers_language_with_the_command_that_helps()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        await scene.RunAsync(
            scene.Admin, "settings set", ("kill-tracker", false), ("notifications", false), ("kill-notifications", false), ("leaderboards", false),
            ("notice-channel", scene.Channel), ("leaderboard-channel", scene.Channel));
        scene.Admin.User.Locale = "fr";

        var fields = FieldsOf(await scene.RunAsync(scene.Admin, "check"));

        Assert.Equal(4, fields["Paramètres"].Split('\n').Length);
        Assert.StartsWith("❌ Le suivi des kills est désactivé. `/settings set suivi-des-kills:True` l'active.", fields["Paramètres"], StringComparison.Ordinal);
        Assert.Equal("✅ #1 kills\n✅ Salon des classements\n✅ Salon des avis de flux en panne", fields["Flux"]);
        await scene.EndAsync();
    }

    [Fact]
    public async Task What_Discord_refused_for_good_is_told_without_effect_in_the_message()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        scene.Discord.Faults.Add(Fault.Error(400, 50035, "**Invalid** <@1> Form Body"), request => request.IsCreateMessage);
        await (await scene.AddTrackerAsync("Rex")).KillAsync("Prey");
        await Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT count(*) FROM outbox_messages WHERE failed_at IS NOT NULL") is ["1"], "it is given up");

        var last = FieldsOf(await scene.RunAsync(scene.Admin, "check"))["Last message"];

        Assert.StartsWith("❌ Given up ", last, StringComparison.Ordinal);
        Assert.DoesNotContain("**", last, StringComparison.Ordinal);
        Assert.DoesNotContain("<@1>", last, StringComparison.Ordinal);
        await scene.EndAsync("is given up");
    }

    [Fact]
    public async Task It_is_for_those_who_manage_the_server()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");
        await Assert.ThrowsAsync<InvalidOperationException>(() => scene.RunAsync(member, "check"));
        scene.Discord.EnforcesCommandPermissions = false;

        Assert.Equal("You need the Manage Server permission.", (await scene.RunAsync(member, "check")).Content);
        await scene.EndAsync();
    }

    private static Dictionary<string, string> FieldsOf(FakeInteraction answer) => answer.Embeds[0].GetProperty("fields").EnumerateArray()
        .ToDictionary(field => field.GetProperty("name").GetString()!, field => field.GetProperty("value").GetString()!);
}
