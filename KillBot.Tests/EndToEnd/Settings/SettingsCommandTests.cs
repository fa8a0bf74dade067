using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Domain.Servers;
using KillBot.Domain.Users;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd.Settings;

/// <summary>What managers do with <c>/settings</c>.</summary>
public class SettingsCommandTests
{
    [Fact]
    public async Task Settings_are_shown_changed_cleared_and_remembered()
    {
        await using var scene = await Scene.StartAsync();
        var board = scene.Guild.AddChannel("boards");

        var before = await ShowAsync(scene);
        Assert.Contains("**Language**: automatic (as in Discord)\n**Time zone**: UTC\n**Seen by**: everybody\n**Kill tracker**: on", before, StringComparison.Ordinal);
        Assert.Contains("**Notice channel**: none: I write to whoever added the feed", before, StringComparison.Ordinal);

        var changed = await scene.RunAsync(
            scene.Admin, "settings set", ("language", "pt-BR"), ("time-zone", "europe/berlin"), ("privacy", "server"), ("leaderboards", false),
            ("private-instances", true), ("leaderboard-channel", board), ("notice-channel", scene.Channel));
        Assert.True(changed.IsEphemeral);
        Assert.Equal(
            $"""
            **Language**: automatic (as in Discord) → Português (Brasil)
            **Time zone**: UTC → Europe/Berlin
            **Seen by**: everybody → members of the server
            **Leaderboards**: on → off
            **Private VRChat instances**: off → on
            **Leaderboard channel**: none → <#{board.Id}>
            **Notice channel**: none: I write to whoever added the feed → <#{scene.Channel.Id}>
            """.Replace("Europe/Berlin", @"Europe\/Berlin", StringComparison.Ordinal),
            changed.Content);
        Assert.Equal("It is like that already.", (await scene.RunAsync(scene.Admin, "settings set", ("language", "pt-BR"))).Content);

        foreach (var setting in (string[])["language", "timeZone", "leaderboardChannel", "noticeChannel"])
        {
            Assert.Contains(" → ", (await scene.RunAsync(scene.Admin, "settings clear", ("setting", setting))).Content, StringComparison.Ordinal);
        }

        var after = await ShowAsync(scene);
        Assert.Contains("**Language**: automatic (as in Discord)\n**Time zone**: UTC\n**Seen by**: members of the server", after, StringComparison.Ordinal);
        var history = (await scene.RunAsync(scene.Admin, "settings history")).Original!.Descriptions.Single().Split('\n');
        Assert.Equal(11, history.Length);
        Assert.EndsWith($"**Notice channel**: <#{scene.Channel.Id}> → none: I write to whoever added the feed · <@{scene.Admin.User.Id}>", history[0], StringComparison.Ordinal);
        Assert.Contains("**Language**: automatic (as in Discord) → Português (Brasil)", history[^1], StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Without_Manage_Server_it_is_refused_by_name_in_the_callers_language()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");
        member.User.Locale = "de";
        await Assert.ThrowsAsync<InvalidOperationException>(() => scene.RunAsync(member, "settings show"));
        scene.Discord.EnforcesCommandPermissions = false;

        foreach (var command in (string[])["settings show", "settings set", "settings clear", "settings history"])
        {
            (string, object)[] options = command == "settings clear" ? [("setting", "language")] : [];
            var answer = await scene.RunAsync(member, command, options);
            Assert.True(answer.IsEphemeral);
            Assert.Equal("Dir fehlt die Berechtigung Server verwalten.", answer.Content);
        }

        await scene.EndAsync();
    }

    [Fact]
    public async Task Wrong_values_change_nothing_and_say_what_to_do()
    {
        await using var scene = await Scene.StartAsync();
        var closed = scene.Guild.AddChannel("closed");
        closed.DenyBot(FakePermissions.EmbedLinks);

        Assert.StartsWith("Choose at least one setting", (await scene.RunAsync(scene.Admin, "settings set")).Content, StringComparison.Ordinal);
        foreach (var zone in (string[])["Middle/Earth", "../../etc/passwd", "right/UTC", "localtime", "**bold**"])
        {
            var unknown = await scene.RunAsync(scene.Admin, "settings set", ("time-zone", zone), ("language", "de"));
            Assert.StartsWith("Nothing was changed: I know no time zone", unknown.Content, StringComparison.Ordinal);
            Assert.DoesNotContain("**", unknown.Content, StringComparison.Ordinal);
        }

        var notices = await scene.RunAsync(scene.Admin, "settings set", ("notice-channel", closed), ("language", "de"));
        Assert.Equal(
            $"Nothing was changed: I cannot post in <#{closed.Id}>. I lack the permission **Embed Links** there. Grant it in the channel's settings and try again.",
            notices.Content);
        Assert.Equal("Nothing has been changed yet. `/settings set` changes settings.", (await scene.RunAsync(scene.Admin, "settings history")).Content);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Time_zones_are_suggested_while_one_types()
    {
        await using var scene = await Scene.StartAsync();

        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, scene.Admin, "settings set", "time-zone", "new y");
        await typing.WaitForAcknowledgementAsync();
        Assert.Contains(typing.Choices, choice => choice.Value == "America/New_York");

        var everything = await scene.Discord.AutocompleteAsync(scene.Channel, scene.Admin, "settings set", "time-zone", "");
        await everything.WaitForAcknowledgementAsync();
        Assert.Equal(25, everything.Choices.Count);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_channel_that_was_broken_or_deleted_since_is_told()
    {
        await using var scene = await Scene.StartAsync();
        var notices = scene.Guild.AddChannel("notices");
        await scene.RunAsync(scene.Admin, "settings set", ("notice-channel", notices), ("leaderboard-channel", notices));

        notices.DenyBot(FakePermissions.SendMessages);
        await Eventually.HoldsAsync(
            () => scene.Bot.Services.GetRequiredService<GuildCache>().ComputePermissions(new Snowflake(scene.Guild.Id), new Snowflake(notices.Id))
                is { } permissions && !permissions.HasFlag(Permissions.SendMessages),
            "the gateway's news");
        Assert.EndsWith(
            $"\n⚠️ I cannot post in <#{notices.Id}>. I lack the permissions **Send Messages** and **Embed Links** there.", await ShowAsync(scene), StringComparison.Ordinal);

        notices.Delete();
        await Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT count(*) FROM server_settings WHERE notice_channel_id IS NULL AND leaderboard_channel_id IS NULL") is ["1"],
            "the channel is forgotten");
        var history = (await scene.RunAsync(scene.Admin, "settings history")).Original!.Descriptions.Single();
        Assert.Contains($"**Notice channel**: <#{notices.Id}> → none: I write to whoever added the feed · gone in Discord", history, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task History_is_bounded_and_tells_the_door()
    {
        await using var scene = await Scene.StartAsync();
        await scene.RunAsync(scene.Admin, "ping");
        var server = await scene.Bot.Services.GetRequiredService<ServerDirectory>().FindAsync(null, (long)scene.Guild.Id, CancellationToken.None);
        var settings = scene.Bot.Services.GetRequiredService<ServerSettingsService>();
        for (var i = 0; i < SettingsChange.Kept + 20; i++)
        {
            await settings.ChangeAsync(server!.Id, chosen => chosen.Prefix = chosen.Prefix == "!" ? "**" : "!", new SettingsAuthor(42, SettingsDoor.Api));
        }

        var history = (await scene.RunAsync(scene.Admin, "settings history")).Original!.Descriptions.Single().Split('\n');

        Assert.Equal(20, history.Length);
        Assert.EndsWith(@"**Prefix**: \*\* → ! · <@42> over the API".Replace("!", @"\!", StringComparison.Ordinal), history[0], StringComparison.Ordinal);
        Assert.Equal([$"{SettingsChange.Kept}"], scene.Database.Read("SELECT count(*) FROM server_settings_changes"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Whoever_was_forgotten_stays_in_the_history_as_somebody()
    {
        await using var scene = await Scene.StartAsync();
        await scene.RunAsync(scene.Admin, "settings set", ("time-zone", "Europe/Berlin"));

        await scene.Bot.Services.GetRequiredService<AccountEraser>().EraseAsync((long)scene.Admin.User.Id);

        var history = (await scene.RunAsync(scene.Admin, "settings history")).Original!.Descriptions.Single();
        Assert.EndsWith("**Time zone**: UTC → Europe/Berlin · someone", history.Replace("\\/", "/", StringComparison.Ordinal), StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task The_language_is_that_of_what_everybody_sees_at_once()
    {
        await using var scene = await Scene.StartAsync();
        scene.Admin.User.Locale = "fr";

        var answer = await scene.RunAsync(scene.Admin, "settings set", ("kill-tracker", false));

        Assert.Equal(
            "**Suivi des kills** : activé → désactivé\n⚠️ Aucun kill n'est publié : le suivi des kills, les notifications ou les notifications de kills sont désactivés.",
            answer.Content);
        await scene.EndAsync();
    }

    private static async Task<string> ShowAsync(Scene scene) =>
        (await scene.RunAsync(scene.Admin, "settings show")).Original!.Descriptions.Single();
}
