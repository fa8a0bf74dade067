using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd.Help;

/// <summary><c>/help</c>: what the caller may use, in their language.</summary>
public class HelpCommandTests
{
    [Fact]
    public async Task Everybody_sees_what_they_may_use()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");

        var ofMember = await PageAsync(scene, member);
        var ofAdmin = await PageAsync(scene, scene.Admin);

        Assert.Contains("`/help [command]` What you can do with KillBot", ofMember, StringComparison.Ordinal);
        Assert.Contains("`/ping` Check that KillBot is awake", ofMember, StringComparison.Ordinal);
        Assert.Contains("`Kill stats` in the menu of a person", ofMember, StringComparison.Ordinal);
        Assert.DoesNotContain("/settings", ofMember, StringComparison.Ordinal);
        Assert.DoesNotContain("For those who manage", ofMember, StringComparison.Ordinal);
        Assert.StartsWith(ofMember + "\n\n**For those who manage this server**\n", ofAdmin, StringComparison.Ordinal);
        Assert.Contains("`/settings` Settings of this server", ofAdmin, StringComparison.Ordinal);
        Assert.DoesNotContain("more line", ofAdmin, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_command_is_explained_with_its_subcommands_options_and_choices()
    {
        await using var scene = await Scene.StartAsync();

        var settings = await scene.RunAsync(scene.Admin, "help", ("command", "/SETTINGS"));
        Assert.True(settings.IsEphemeral);
        Assert.Equal("/settings", settings.Embeds[0].GetProperty("title").GetString());
        Assert.StartsWith(
            "Settings of this server\nTakes: Manage Server\n\n`/settings show` Show all settings\n`/settings set [language] [time-zone] ",
            settings.Original!.Descriptions.Single(), StringComparison.Ordinal);

        scene.Admin.User.Locale = "de";
        var clear = await scene.RunAsync(scene.Admin, "help", ("command", "settings clear"));
        Assert.Equal(
            "Eine Wahl zurücknehmen\nDafür nötig: Server verwalten\n\n`einstellung` Was zurückgenommen wird: Sprache: wie in Discord, Zeitzone: UTC, "
            + "Ranglisten-Kanal: keiner, Hinweis-Kanal: keiner, Admin-Rolle: keine",
            clear.Original!.Descriptions.Single());
        Assert.Equal("/settings clear einstellung", clear.Shown.Title);
        Assert.Contains("`/stats [spieler] [zeitraum]` ", await PageAsync(scene, scene.Admin), StringComparison.Ordinal);
        Assert.Contains("`Kill-Statistik` im Menü", await PageAsync(scene, scene.Admin), StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task What_the_caller_may_not_use_is_as_unknown_as_what_does_not_exist()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");

        foreach (var (typed, shown) in (ValueTuple<string, string>[])[("settings set", "settings set"), ("**x** <@1>", @"\*\*x\*\* \<\@1\>")])
        {
            Assert.Equal(
                $"There is no command {shown} that you can use. `/help` lists them all.",
                (await scene.RunAsync(member, "help", ("command", typed))).Content);
        }

        await scene.EndAsync();
    }

    [Fact]
    public async Task Commands_are_suggested_as_far_as_the_caller_may_use_them()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");

        Assert.Equal(["settings", "settings clear", "settings history", "settings set", "settings show"], (await SuggestAsync(scene.Admin)).Order(StringComparer.Ordinal));
        Assert.Empty(await SuggestAsync(member));
        await scene.EndAsync();

        async Task<IEnumerable<string>> SuggestAsync(FakeMember caller)
        {
            var typing = await scene.Discord.AutocompleteAsync(scene.Channel, caller, "help", "command", "/sett");
            await typing.WaitForAcknowledgementAsync();
            return typing.Choices.Select(choice => choice.Value);
        }
    }

    [Fact]
    public async Task Members_of_the_admin_role_see_what_it_lets_them_use()
    {
        await using var scene = await Scene.StartAsync();
        var role = scene.Guild.AddRole("crew");
        var helper = scene.Guild.AddMember("helper");
        helper.AddRole(role);
        await scene.RunAsync(scene.Admin, "settings set", ("admin-role", role));

        Assert.Contains("`/settings` Settings of this server", await PageAsync(scene, helper), StringComparison.Ordinal);
        await scene.EndAsync();
    }

    private static async Task<string> PageAsync(Scene scene, FakeMember caller) =>
        (await scene.RunAsync(caller, "help")).Original!.Descriptions.Single();
}
