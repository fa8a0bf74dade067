using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd.Settings;

/// <summary>The role whose members may do with the bot what Manage Server allows.</summary>
public class AdminRoleTests
{
    [Fact]
    public async Task Its_members_manage_the_bot_with_commands_menus_and_suggestions_until_they_lose_it()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        scene.Discord.EnforcesCommandPermissions = false;
        var role = scene.Guild.AddRole("crew");
        var helper = scene.Guild.AddMember("helper");
        helper.AddRole(role);
        Assert.Equal("You need the Manage Server permission.", (await scene.RunAsync(helper, "settings show")).Content);

        var chosen = await scene.RunAsync(scene.Admin, "settings set", ("admin-role", role));
        Assert.StartsWith($"**Admin role**: none → <@&{role.Id}>\nDiscord shows its members the commands once you allow them there:", chosen.Content, StringComparison.Ordinal);

        Assert.Contains(" → Deutsch", (await scene.RunAsync(helper, "settings set", ("language", "de"))).Content, StringComparison.Ordinal);
        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, helper, "settings set", "time-zone", "berlin");
        await typing.WaitForAcknowledgementAsync();
        Assert.Equal(["Europe/Berlin"], typing.Choices.Select(choice => choice.Value));
        var list = await scene.RunAsync(helper, "feed list");
        var removed = await scene.Discord.SelectAsync(list.Original!, "feed-remove", helper, FirstOption(list));
        await removed.WaitForResponseAsync();
        Assert.StartsWith("I no longer post kills in ", removed.Content, StringComparison.Ordinal);

        helper.RemoveRole(role);
        Assert.Equal("You need the Manage Server permission.", (await scene.RunAsync(helper, "settings show")).Content);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Its_members_choose_no_admin_role_and_everyone_is_none()
    {
        await using var scene = await Scene.StartAsync();
        scene.Discord.EnforcesCommandPermissions = false;
        var (role, higher) = (scene.Guild.AddRole("crew"), scene.Guild.AddRole("owners", FakePermissions.Administrator));
        var helper = scene.Guild.AddMember("helper");
        helper.AddRole(role);

        Assert.Equal(
            "Nothing was changed: the admin role cannot be everyone's. Choose another role.",
            (await scene.RunAsync(scene.Admin, "settings set", ("admin-role", scene.Guild.Everyone))).Content);
        // What it allows is no more than the chooser may do, so its place among the roles does not matter.
        Assert.StartsWith("**Admin role**: none →", (await scene.RunAsync(scene.Admin, "settings set", ("admin-role", higher))).Content, StringComparison.Ordinal);
        await scene.RunAsync(scene.Admin, "settings set", ("admin-role", role));

        const string Refusal = "Nothing was changed: only members with the Manage Server permission choose the admin role.";
        Assert.Equal(Refusal, (await scene.RunAsync(helper, "settings set", ("admin-role", higher), ("language", "de"))).Content);
        Assert.Equal(Refusal, (await scene.RunAsync(helper, "settings clear", ("setting", "adminRole"))).Content);
        Assert.Contains("**Language**: automatic", (await scene.RunAsync(helper, "settings show")).Original!.Descriptions.Single(), StringComparison.Ordinal);

        Assert.EndsWith(" → none", (await scene.RunAsync(scene.Admin, "settings clear", ("setting", "adminRole"))).Content, StringComparison.Ordinal);
        Assert.Equal("You need the Manage Server permission.", (await scene.RunAsync(helper, "settings show")).Content);
        await scene.EndAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deleted_role_is_forgotten_also_when_the_bot_was_away(bool isAway)
    {
        await using var scene = await Scene.StartAsync();
        var role = scene.Guild.AddRole("crew");
        await scene.RunAsync(scene.Admin, "settings set", ("admin-role", role));

        if (isAway)
        {
            await scene.StopBotAsync();
            role.Delete();
            await scene.StartBotAsync();
        }
        else
        {
            role.Delete();
        }

        await Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT count(*) FROM server_settings WHERE admin_role_id IS NULL") is ["1"], "the role is forgotten");
        var history = (await scene.RunAsync(scene.Admin, "settings history")).Original!.Descriptions.Single();
        Assert.Contains($"**Admin role**: <@&{role.Id}> → none · gone in Discord", history, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    private static string FirstOption(FakeInteraction list) => list.Original!.Components[0].GetProperty("components")[0]
        .GetProperty("options")[0].GetProperty("value").GetString()!;
}
