using System.Net;
using KillBot.Tests.Support;

namespace KillBot.Tests.Kills;

/// <summary>Flags that a tracker leaves out are told from the names; those it sends are believed where they can be true.</summary>
public sealed class ClassificationTests(KillBotApp app) : AppTest(app)
{
    private const string Npc = "PU_Human-NineTails-Pilot-Male-Light_01_3864128940772";

    [Theory]
    [InlineData("me", "Somebody", null, "pvp")]
    [InlineData("me", Npc, null, "")]
    [InlineData(Npc, "me", null, "")]
    [InlineData("me", "me", null, "suicide")]
    [InlineData("me", "ME", null, "suicide")]
    [InlineData(null, "me", "Suicide", "suicide")]
    [InlineData("Hazard-003", "me", null, "environment")]
    [InlineData("GameRules", "me", null, "environment")]
    public async Task What_is_left_out_is_told_from_the_names(string? killer, string victim, string? weapon, string expected)
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(
            new { killerId = Called(killer, tracker), victimId = Called(victim, tracker), weapon });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(expected, FlagsOf(answer));
    }

    [Fact]
    public async Task Nobody_plays_against_an_npc()
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(new { victimId = Npc, isPvP = true });

        Assert.Equal("", FlagsOf(answer));
    }

    [Fact]
    public async Task A_suicide_is_no_fight()
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(new { victimId = tracker.Player, isPvP = true, isSuicide = true });

        Assert.Equal("suicide", FlagsOf(answer));
    }

    [Fact]
    public async Task An_accident_of_the_keys_own_player_has_no_killer()
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(new { victimId = tracker.Player, isEnvironmental = true });

        Assert.Equal("environment", FlagsOf(answer));
        Assert.Null(answer.Text("killerId"));
    }

    [Theory]
    [InlineData("NONE")]
    [InlineData("unknown")]
    public async Task An_own_death_by_nobody_known_is_no_suicide(string killer)
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(new { killerId = killer, victimId = tracker.Player, isPvP = true });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Null(answer.Text("killerId"));
        Assert.DoesNotContain("suicide", FlagsOf(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("pvp", FlagsOf(answer), StringComparison.Ordinal);
    }

    private static string? Called(string? name, Tracker tracker) => name switch
    {
        "me" => tracker.Player,
        "ME" => tracker.Player.ToUpperInvariant(),
        "Somebody" => Given.Name(),
        _ => name,
    };

    private static string FlagsOf(ApiAnswer answer)
    {
        (string Field, string Name)[] flags = [("isPvP", "pvp"), ("isSuicide", "suicide"), ("isEnvironmental", "environment")];
        return string.Join(' ', flags.Where(flag => answer.Json.GetProperty(flag.Field).GetBoolean()).Select(flag => flag.Name));
    }
}
