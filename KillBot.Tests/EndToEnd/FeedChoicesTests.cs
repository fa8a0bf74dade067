using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd;

/// <summary>What admins choose of a feed with <c>/feed add</c>, <c>edit</c> and <c>copy</c>.</summary>
public class FeedChoicesTests
{
    [Fact]
    public async Task A_feed_has_all_that_was_chosen_and_changes_only_where_told()
    {
        await using var scene = await Scene.StartAsync();
        var role = scene.Guild.AddRole("Hunters");
        role.SetMentionable(true);
        await SeenAsync(scene, role);

        var added = await scene.RunAsync(
            scene.Admin, "feed add", ("kind", "kills"), ("channel", scene.Channel), ("filter", " pvp and weapon ~ laser "), ("style", "compact"),
            ("delay", "1h30"), ("role", role));
        Assert.Equal(
            $"From now on I post kills in <#{scene.Channel.Id}>: feed **#1**. Try it with `/feed test`.\n"
            + "Everything appears 1 hour 30 minutes after it happened, so that nobody learns from it where you are now.",
            added.Content);
        await ExpectAsync(scene, $"kills in <#{scene.Channel.Id}> · compact · only `pvp and weapon ~ laser` · 1 hour 30 minutes late · notifies <@&{role.Id}>");

        await EditAsync(scene, ("kind", "deaths"), ("style", "link"), ("delay", "10"));
        await ExpectAsync(scene, $"deaths in <#{scene.Channel.Id}> · links · only `pvp and weapon ~ laser` · 10 minutes late · notifies <@&{role.Id}>");
        await EditAsync(scene, ("filter", "None"), ("delay", "none"), ("style", "full"));
        await ExpectAsync(scene, $"deaths in <#{scene.Channel.Id}> · notifies <@&{role.Id}>");
        await EditAsync(scene, ("clear", "role"));
        await ExpectAsync(scene, $"deaths in <#{scene.Channel.Id}>");
        var other = scene.Guild.AddChannel("other");
        await EditAsync(scene, ("channel", other), ("filter", "suicide"));
        await ExpectAsync(scene, $"deaths in <#{other.Id}> · only `suicide`");
        await EditAsync(scene, ("clear", "filter"));
        await ExpectAsync(scene, $"deaths in <#{other.Id}>");

        var nothing = await scene.RunAsync(scene.Admin, "feed edit", ("feed", "#1"));
        Assert.StartsWith("Nothing was given to change.", nothing.Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task An_edit_counts_for_the_next_kill()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.KillAsync("First");
        await scene.Channel.WaitForVictimsAsync(1);

        await EditAsync(scene, ("filter", "victim = third"));
        await tracker.KillAsync("Second");
        await tracker.KillAsync("Third");

        Assert.Equal(["First", "Third"], await scene.Channel.WaitForVictimsAsync(2));
        await scene.EndAsync();
    }

    [Theory]
    [InlineData("kilr = Rex", "There is no `kilr` to ask about.\n```\nkilr = Rex\n^^^^\n```\nPerhaps you mean `killer`. Possible here: `killer` `victim`")]
    [InlineData("pvp and (weapon ~ laser", "This parenthesis is not closed. Write `)` where it ends.\n```\npvp and (weapon ~ laser\n        ^\n```")]
    [InlineData("weapon ~", "Here has to stand what to compare `weapon` with.\n```\nweapon ~\n        ^\n```")]
    [InlineData("streak > many", "`streak` is compared with a whole number up to 1,000,000.\n```\nstreak > many\n         ^^^^\n```")]
    [InlineData("world = x", "A feed of kills knows no `world`.\n```\nworld = x\n^^^^^\n```")]
    [InlineData("killer = \"``` @everyone", "This quotation mark is not closed. Write another `\"` where the value ends.\n```\nkiller = \"ˋˋˋ @everyone\n         ^")]
    public async Task A_wrong_filter_is_answered_with_its_place_and_what_to_write(string filter, string answer)
    {
        await using var scene = await Scene.StartWithFeedAsync();

        var added = await scene.RunAsync(scene.Admin, "feed add", ("kind", "kills"), ("channel", scene.Channel), ("filter", filter));
        var edited = await scene.RunAsync(scene.Admin, "feed edit", ("feed", "1"), ("filter", filter));

        Assert.StartsWith(answer, added.Content, StringComparison.Ordinal);
        Assert.Equal(added.Content, edited.Content);
        await ExpectAsync(scene, $"kills in <#{scene.Channel.Id}>");
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_filter_has_to_fit_the_kind_that_the_feed_is_to_have()
    {
        await using var scene = await Scene.StartAsync();
        scene.Admin.User.Locale = "de";
        await scene.RunAsync(scene.Admin, "feed add", ("kind", "kills"), ("channel", scene.Channel), ("filter", "streak > 4"));

        var visits = await scene.RunAsync(scene.Admin, "feed edit", ("feed", "1"), ("kind", "vrchat"));
        Assert.StartsWith("Ein Feed für VRChat-Besuche kennt kein `streak`.\n```\nstreak > 4\n^^^^^^\n```\nMöglich ist hier: `world`", visits.Content, StringComparison.Ordinal);
        var board = await scene.RunAsync(scene.Admin, "feed edit", ("feed", "1"), ("kind", "leaderboard"));
        Assert.StartsWith("Ein Feed für Ranglisten hat keinen Filter. Lass ihn weg, oder nimm ihn mit `clear:filter` weg.", board.Content, StringComparison.Ordinal);
        var cleared = await scene.RunAsync(scene.Admin, "feed edit", ("feed", "1"), ("kind", "leaderboard"), ("clear", "filter"));
        Assert.Equal($"Geändert. Ab jetzt ist der Feed so:\n**#1** Ranglisten in <#{scene.Channel.Id}>", cleared.Content);
        await scene.EndAsync();
    }

    [Theory]
    [InlineData("soon", "I don't understand the delay `soon`. Write it like `10m`, `2h`, `1h30m` or `1d`; a number alone is minutes.")]
    [InlineData("-5m", "I don't understand the delay `-5m`. Write it like `10m`, `2h`, `1h30m` or `1d`; a number alone is minutes.")]
    [InlineData("999999999d", "That is too long: a feed holds back 7 days at most.")]
    [InlineData("8 days", "That is too long: a feed holds back 7 days at most.")]
    public async Task A_delay_that_cannot_be_is_refused(string delay, string answer)
    {
        await using var scene = await Scene.StartAsync();

        var added = await scene.RunAsync(scene.Admin, "feed add", ("kind", "kills"), ("channel", scene.Channel), ("delay", delay));

        Assert.Equal(answer, added.Content);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_role_is_notified_only_if_the_admin_and_the_bot_may_mention_it()
    {
        await using var scene = await Scene.StartAsync();
        var role = scene.Guild.AddRole("Hunters");
        await SeenAsync(scene, role);

        Assert.StartsWith("I never notify everyone.", await AddAsync(scene, scene.Guild.Everyone), StringComparison.Ordinal);
        Assert.StartsWith($"You may not mention <@&{role.Id}> in <#{scene.Channel.Id}>, so I do not do it for you.", await AddAsync(scene, role), StringComparison.Ordinal);

        // There and only there: what may be done in the channel of the call does not count.
        var elsewhere = scene.Guild.AddChannel("elsewhere");
        elsewhere.SetOverwrite(scene.Admin.User.Id, isMember: true, FakePermissions.MentionEveryone, FakePermissions.None);
        await scene.RunAsync(scene.Admin, "feed list");
        var called = await scene.Discord.InvokeCommandAsync(
            elsewhere, scene.Admin, "feed add", ("kind", "kills"), ("channel", scene.Channel), ("role", role));
        Assert.StartsWith("You may not mention ", (await called.WaitForResponseAsync()).Content, StringComparison.Ordinal);

        scene.Channel.SetOverwrite(scene.Admin.User.Id, isMember: true, FakePermissions.MentionEveryone, FakePermissions.None);
        Assert.Equal(
            $"I may not mention <@&{role.Id}> in <#{scene.Channel.Id}>. Let anyone mention the role, or grant me the permission **Mention Everyone** there.",
            await AddAsync(scene, role));
        scene.Channel.SetOverwrite(scene.Discord.BotUser.Id, isMember: true, FakePermissions.MentionEveryone, FakePermissions.None);
        Assert.StartsWith("From now on", await AddAsync(scene, role), StringComparison.Ordinal);

        var colleague = scene.Guild.AddMember("colleague", FakePermissions.ManageGuild);
        var edited = await scene.RunAsync(colleague, "feed edit", ("feed", "1"), ("filter", "pvp"));
        Assert.StartsWith("You may not mention ", edited.Content, StringComparison.Ordinal);
        var copied = await scene.RunAsync(colleague, "feed copy", ("feed", "1"), ("channel", elsewhere));
        Assert.StartsWith($"You may not mention <@&{role.Id}> in <#{elsewhere.Id}>", copied.Content, StringComparison.Ordinal);
        role.SetMentionable(true);
        await SeenAsync(scene, role);
        Assert.StartsWith("Changed.", (await scene.RunAsync(colleague, "feed edit", ("feed", "1"), ("filter", "pvp"))).Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_copy_is_like_the_feed_but_for_its_channel_and_number()
    {
        await using var scene = await Scene.StartAsync();
        var other = scene.Guild.AddChannel("other");
        await scene.RunAsync(scene.Admin, "feed add", ("kind", "deaths"), ("channel", scene.Channel), ("filter", "pve"), ("style", "link"), ("delay", "2h"));

        var copied = await scene.RunAsync(scene.Admin, "feed copy", ("feed", "1"), ("channel", other));
        Assert.Equal($"Copied. The new feed is:\n**#2** deaths in <#{other.Id}> · links · only `pve` · 2 hours late", copied.Content);
        var again = await scene.RunAsync(scene.Admin, "feed copy", ("feed", "1"), ("channel", other));
        Assert.StartsWith($"I post deaths in <#{other.Id}> already, with this very filter: feed **#2**.", again.Content, StringComparison.Ordinal);
        var collided = await scene.RunAsync(scene.Admin, "feed edit", ("feed", "2"), ("channel", scene.Channel));
        Assert.StartsWith($"I post deaths in <#{scene.Channel.Id}> already, with this very filter: feed **#1**.", collided.Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    private static async Task<string> AddAsync(Scene scene, FakeRole role) =>
        (await scene.RunAsync(scene.Admin, "feed add", ("kind", "kills"), ("channel", scene.Channel), ("role", role))).Content;

    private static async Task EditAsync(Scene scene, params (string, object)[] options)
    {
        var answer = await scene.RunAsync(scene.Admin, "feed edit", [("feed", "#1"), .. options]);
        Assert.StartsWith("Changed. From now on the feed is:\n**#1** ", answer.Content, StringComparison.Ordinal);
    }

    private static async Task ExpectAsync(Scene scene, string line) =>
        Assert.Equal($"✅ **#1** {line}", (await scene.RunAsync(scene.Admin, "feed list")).Original!.Descriptions.Single());

    /// <summary>What is told of a role comes before any command that is sent later.</summary>
    private static Task<FakeInteraction> SeenAsync(Scene scene, FakeRole role)
    {
        Assert.Contains(role, scene.Guild.Roles);
        return scene.RunAsync(scene.Admin, "ping");
    }
}
