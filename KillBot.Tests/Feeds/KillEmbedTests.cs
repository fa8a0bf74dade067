using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;

namespace KillBot.Tests.Feeds;

/// <summary>What a channel reads of a kill.</summary>
public sealed class KillEmbedTests
{
    private static readonly Kill Kill = new()
    {
        Id = Guid.Empty,
        Game = Games.StarCitizen,
        KillerId = Guid.Empty,
        KillerName = "Ace",
        VictimId = Guid.Empty,
        VictimName = "Bob",
        Weapon = "Laser Cannon",
        Location = "Stanton System",
        IsPvP = true,
        Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_767_268_800),
    };

    [Fact]
    public void A_kill_tells_who_whom_with_what_where_and_when()
    {
        Assert.Equal(
            "**Ace** killed **Bob** · PvP\nLaser Cannon · Stanton System · <t:1767268800:R>",
            KillEmbed.Of(new KillNotification(Kill, false, false), LanguageTexts.English).Description);
    }

    [Theory]
    [InlineData("""{"victimShip":"AEGS_Gladius"}""", "ship: Aegis Gladius · <t:")]
    [InlineData("""{"victimShip":"AEGS_Gladius_1234567890123"}""", "ship: Aegis Gladius · <t:")]
    [InlineData("""{"victimShip":"**@everyone**"}""", null)]
    [InlineData("""{"victimShip":["AEGS_Gladius"]}""", null)]
    [InlineData("""["victimShip"]""", null)]
    [InlineData(null, null)]
    public void The_ship_in_which_somebody_died_is_told_where_it_is_known(string? details, string? expected)
    {
        var kill = new Kill
        {
            Id = Guid.Empty,
            Game = Games.StarCitizen,
            KillerId = Guid.Empty,
            KillerName = "Ace",
            VictimName = "Bob",
            RawData = details,
        };

        var told = KillEmbed.Of(new KillNotification(kill, false, false), LanguageTexts.English).Description!;

        Assert.Equal(expected is not null, told.Contains("ship:", StringComparison.Ordinal));
        Assert.Contains(expected ?? "\n<t:", told, StringComparison.Ordinal);
        Assert.DoesNotContain("ship:", KillEmbed.Of(new KillNotification(kill, true, false), LanguageTexts.English).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Private_players_are_not_named()
    {
        var embed = KillEmbed.Of(new KillNotification(Kill, true, true), LanguageTexts.English);
        var lines = LinesOf(new KillNotification(Kill, true, true));

        Assert.All([embed.Description!, .. lines], shown =>
        {
            Assert.DoesNotContain("Ace", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Bob", shown, StringComparison.Ordinal);
            Assert.Contains("a private player", shown, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Any_ten_kills_fit_into_one_message()
    {
        foreach (var kills in HostileKills.Lists(count: 10, samples: 100))
        {
            List<Embed> embeds = [];
            foreach (var kill in kills)
            {
                var embed = KillEmbed.Of(kill, LanguageTexts.English);
                Assert.True(EmbedLimits.Fits(embeds, embed), embed.Description);
                embeds.Add(embed);
            }
        }
    }

    [Fact]
    public void Names_have_no_effect()
    {
        foreach (var kill in HostileKills.Lists(count: 10, samples: 100).SelectMany(kills => kills))
        {
            AssertHarmless(KillEmbed.Of(kill, LanguageTexts.English).Description!);
            Assert.All(LinesOf(kill), line =>
            {
                AssertHarmless(line);
                Assert.DoesNotContain('\n', line);
                Assert.InRange(line.Length, 1, ChannelPost.MaxLine);
            });
        }
    }

    private static IReadOnlyList<string> LinesOf(KillNotification kill) =>
        [.. Enum.GetValues<FeedStyle>().Select(style => KillPosts.Of(kill, style, LanguageTexts.English).Line)];

    private static void AssertHarmless(string text)
    {
        Assert.DoesNotContain("@everyone", text.Replace("\\@", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', text);
        Assert.DoesNotContain("<@1>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", text, StringComparison.Ordinal);
        Assert.DoesNotContain("](", text, StringComparison.Ordinal);
        Assert.InRange(text.TrimEnd().Split('\n').Length, 1, 2);
    }
}
