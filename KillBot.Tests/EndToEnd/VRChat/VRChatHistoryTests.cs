using KillBot.Tests.EndToEnd.Support;
using static KillBot.Tests.EndToEnd.Support.VRChatReports;

namespace KillBot.Tests.EndToEnd.VRChat;

/// <summary><c>/vrchat history</c>: where and when somebody was met.</summary>
public class VRChatHistoryTests
{
    [Fact]
    public async Task Encounters_are_told_to_the_caller_alone_page_by_page()
    {
        await using var scene = await Scene.StartAsync();
        var (member, stranger) = (scene.Guild.AddMember("member"), scene.Guild.AddMember("stranger"));
        var tracker = await scene.AddTrackerAsync("Rex");
        var ann = UserId();
        foreach (var visit in Enumerable.Range(0, 11))
        {
            var ago = 500 - (visit * 40);
            await tracker.TellAsync(
                Arrive(Instance(), $"World {visit}", ago), Join(ann, "Ann_*", ago - 5), Leave(ann, "Ann_*", ago - 20));
        }

        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, member, "vrchat history", "user", "nn_");
        await typing.WaitForAcknowledgementAsync();
        var answer = await scene.RunAsync(member, "vrchat history", ("user", ann));

        Assert.Equal("Ann_*", Assert.Single(typing.Choices).Item1);
        Assert.True(answer.IsEphemeral);
        Assert.Equal(@"Encounters with Ann\_\*", answer.Shown.Title);
        var lines = answer.Shown.Description.Split('\n');
        Assert.Matches(@"^Met 11 times · worlds: 11 · first <t:\d+:R> · last <t:\d+:R>$", lines[0]);
        Assert.Matches(@"^\*\*World 10\*\* · public · <t:\d+:f> – <t:\d+:t>$", lines[1]);
        Assert.Equal(11, lines.Length);
        var (message, next) = (answer.Shown, answer.Shown.Buttons["Next ▶"]);
        await (await scene.Discord.ClickAsync(message, next, stranger)).WaitForAcknowledgementAsync();
        Assert.Equal(11, message.Description.Split('\n').Length);
        await (await scene.Discord.ClickAsync(message, next, member)).WaitForResponseAsync();
        Assert.StartsWith("**World 0** ", message.Description.Split('\n')[1], StringComparison.Ordinal);
        Assert.Equal(2, message.Description.Split('\n').Length);
        await scene.EndAsync();
    }

    [Fact]
    public async Task What_only_trackers_of_other_servers_saw_stays_unknown()
    {
        await using var scene = await Scene.StartAsync();
        var other = scene.Discord.AddGuild("Other");
        var (theirs, ours) = (await scene.AddTrackerAsync("Rex", guild: other), await scene.AddTrackerAsync("Max"));
        var (ann, place) = (UserId(), Instance());
        await theirs.TellAsync(Arrive(Instance(), "Secret", 100), Join(ann, "Ann", 95), Leave(ann, "Ann", 90));
        Assert.StartsWith(
            "This server's trackers have met nobody called Ann.", (await scene.RunAsync(scene.Admin, "vrchat history", ("user", "Ann"))).Content, StringComparison.Ordinal);
        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, scene.Admin, "vrchat history", "user", "");
        await typing.WaitForAcknowledgementAsync();
        Assert.Empty(typing.Choices);
        await theirs.TellAsync(Arrive(place, "Shared", 80), Join(ann, "Ann", 75));
        await ours.TellAsync(Arrive(place, "Shared", 50), Present(ann, "Ann", 50));

        var answer = await scene.RunAsync(scene.Admin, "vrchat history", ("user", "aNN"));

        var lines = answer.Shown.Description.Split('\n');
        Assert.StartsWith("Met 1 time · worlds: 1", lines[0], StringComparison.Ordinal);
        Assert.Matches(@"^\*\*Shared\*\* · public · <t:\d+:f> – now$", lines[1]);
        var seen = long.Parse(lines[1].Split("<t:")[1].Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - seen, 49 * 60, 60 * 60);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Who_hides_is_as_unknown_as_nobody_but_to_themselves()
    {
        await using var scene = await Scene.StartAsync();
        var shy = scene.Guild.AddMember("shy");
        var id = UserId();
        await scene.LinkVRChatAsync(shy, id, "Private");
        await (await scene.AddTrackerAsync("Rex")).TellAsync(Arrive(Instance(), "World"), Present(id, "Shy"));
        scene.Admin.User.Locale = "fr";

        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, scene.Admin, "vrchat history", "user", "shy");
        await typing.WaitForAcknowledgementAsync();
        var answer = await scene.RunAsync(scene.Admin, "vrchat history", ("user", "Shy"));
        var own = await scene.RunAsync(shy, "vrchat history", ("user", "Shy"));

        Assert.Empty(typing.Choices);
        Assert.StartsWith("Les trackers de ce serveur n'ont rencontré personne du nom de Shy.", answer.Content, StringComparison.Ordinal);
        Assert.Equal("Encounters with Shy", own.Shown.Title);
        await scene.EndAsync();
    }

    [Theory]
    [InlineData("%")]
    [InlineData("<@1>")]
    [InlineData("' OR 1=1 --")]
    public async Task Names_that_nobody_has_find_nobody(string name)
    {
        await using var scene = await Scene.StartAsync();
        await (await scene.AddTrackerAsync("Rex")).TellAsync(Arrive(Instance(), "World"), Present(UserId(), "Ann"));

        var answer = await scene.RunAsync(scene.Admin, "vrchat history", ("user", name));

        Assert.True(answer.IsEphemeral);
        Assert.StartsWith("This server's trackers have met nobody called ", answer.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("<@1>", answer.Content, StringComparison.Ordinal);
        await scene.EndAsync();
    }
}
