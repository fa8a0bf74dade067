using System.Text.Json;
using System.Text.RegularExpressions;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd;

/// <summary>Every command that is registered, run where everything that people can choose a name for has a hostile one.</summary>
public sealed partial class HostileNamesTests
{
    private const string Hostile = "@everyone **PWN** [PWN](http://e.io) <@1> ||PWN";

    [Fact]
    public async Task No_reply_of_any_command_has_what_a_name_wants_in_it()
    {
        await using var scene = await Scene.StartAsync(new FakeDiscordOptions { MessageLimit = 10_000 });
        scene.Discord.EnforcesCommandPermissions = false;
        var (admin, other) = (scene.Guild.AddMember(Hostile, FakePermissions.Administrator), scene.Guild.AddMember(Hostile));
        await SpoilAsync(scene, admin, other);
        var channel = scene.Guild.AddChannel("pwn");
        var role = scene.Guild.AddRole(Hostile);
        List<string> answered = [];
        List<FakeMessage> replies = [];
        foreach (var leaf in CommandLeaf.ListOf(scene.Discord))
        {
            foreach (var withOptional in (bool[])[false, true])
            {
                var interaction = await scene.Discord.InvokeCommandAsync(
                    scene.Channel, admin, leaf.Path, leaf.Fill(withOptional, Hostile, channel, role, other));
                await interaction.WaitForResponseAsync(TimeSpan.FromSeconds(30));
                if (interaction.Original is { } reply)
                {
                    AssertHarmless(reply, leaf.Path);
                    answered.Add(leaf.Path);
                    replies.Add(reply);
                }

                Assert.All(interaction.FollowUps, followUp => AssertHarmless(followUp, leaf.Path));
                replies.AddRange(interaction.FollowUps);
            }
        }

        foreach (var menu in scene.Discord.Commands().Where(command => command.Type == 2))
        {
            var interaction = await scene.Discord.InvokeUserCommandAsync(scene.Channel, admin, menu.Name, other);
            AssertHarmless((await interaction.WaitForResponseAsync()).Original!, menu.Name);
        }

        var report = await scene.Discord.InvokeCommandAsync(scene.Channel, admin, "kill report", ("victim", other), ("weapon", Hostile));
        await report.WaitForResponseAsync();
        var used = await scene.Discord.UseAllAsync(
            [.. replies, .. scene.Channel.Messages, .. scene.Discord.DirectMessages(other.User).Messages],
            customId => customId.StartsWith("kill-claim", StringComparison.Ordinal) ? other : admin);
        Assert.All(used, use => AssertHarmless(use.Answer, use.CustomId));
        Assert.Superset(
            (HashSet<string>)["apikey-revoke", "feed-remove", "kill-claim", "kills", "leaderboard", "vrchat-who"],
            used.Select(use => use.CustomId.Split(':')[0]).ToHashSet());
        Assert.True(answered.Count > 6, string.Join(", ", answered));
        Assert.All(scene.Guild.Channels.SelectMany(known => known.Messages), message => AssertHarmless(message, "a message"));
        Assert.Empty(scene.Bot.Log.Lines.Where(line => line.Exception is not null).Select(line => line.ToString()));
        await scene.Bot.StopAsync();
        scene.Discord.AssertClean();
    }

    [Theory]
    [InlineData(Hostile, false)]
    [InlineData(@"\@everyone \*\*PWN\*\*", true)]
    [InlineData(@"**Rex** killed **\[PWN\]\(http\:", true)]
    [InlineData(@"\\**PWN", false)]
    public void The_test_knows_harm_when_it_sees_it(string text, bool isHarmless) => Assert.Equal(isHarmless, !Harm().IsMatch(text));

    private static async Task SpoilAsync(Scene scene, FakeMember admin, FakeMember other)
    {
        var own = await scene.AddTrackerAsync("Own", admin);
        var theirs = await scene.AddTrackerAsync("Theirs", other);
        await scene.AddFeedAsync(scene.Channel, admin: admin);
        await own.KillAsync("Theirs", "weapon", "place");
        await theirs.KillAsync("Own", "weapon", "place");
        await scene.Channel.WaitForVictimsAsync(2);
        // Enough for lists and boards of several pages.
        for (var i = 1; i <= 12; i++)
        {
            await scene.FightAsync("Own", "Theirs", 10 * i);
            await scene.FightAsync($"Other{i:00}", "Theirs", (10 * i) + 5);
        }

        foreach (var sql in (string[])
        [
            $"UPDATE players SET name = '{Hostile} ' || name",
            $"UPDATE users SET name = '{Hostile}'",
            $"UPDATE servers SET name = '{Hostile}'",
            $"UPDATE kills SET killer_name = '{Hostile}', victim_name = '{Hostile}', weapon = '{Hostile}', location = '{Hostile}'",
            $"UPDATE player_weapons SET weapon = '{Hostile}'",
            $"UPDATE api_keys SET name = '{Hostile}'",
            $"UPDATE server_channels SET name = '{Hostile}'",
        ])
        {
            scene.Database.Execute(sql);
        }

        // News about names that are hostile already.
        await own.KillAsync(Hostile, Hostile, Hostile);
    }

    private static void AssertHarmless(FakeMessage message, string where)
    {
        Assert.Empty(message.AllowedMentions.GetProperty("parse").EnumerateArray());
        Assert.All(MarkdownOf(message), text => Assert.False(Harm().IsMatch(Code().Replace(text, "")), $"{where}: {text}"));
    }

    // Footers, authors, labels and options show no markdown, and nothing in them mentions anybody.
    private static IEnumerable<string> MarkdownOf(FakeMessage message) =>
    [
        message.Content,
        .. message.Embeds.EnumerateArray().SelectMany(embed => new[] { Text(embed, "title"), Text(embed, "description") }
            .Concat(embed.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array
                ? fields.EnumerateArray().SelectMany(field => new[] { Text(field, "name"), Text(field, "value") })
                : [])),
    ];

    private static string Text(JsonElement json, string member) =>
        json.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    // In code nothing has an effect; what is put there has lost its backquotes.
    [GeneratedRegex("```.*?```|`[^`]*`", RegexOptions.Singleline, 1000)]
    private static partial Regex Code();

    // An even number of backslashes before it escapes nothing.
    [GeneratedRegex(@"(?<!\\)(?:\\\\)*(?:@everyone|[*\[|]PWN|<@1>)", RegexOptions.None, 1000)]
    private static partial Regex Harm();
}
