using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;

namespace KillBot.Tests.Feeds;

/// <summary>Many kills in one message: as many as fit, each once, in order.</summary>
public sealed class BurstDigestTests
{
    [Fact]
    public void A_digest_keeps_to_discords_limits_and_says_how_many_it_tells()
    {
        foreach (var kills in HostileKills.Lists(count: 200, samples: 60))
        {
            var (embeds, count) = Digest(kills);

            Assert.InRange(count, 1, kills.Count);
            Assert.InRange(embeds.Count, 1, EmbedLimits.EmbedsPerMessage);
            Assert.InRange(embeds.Sum(embed => embed.TextLength), 1, EmbedLimits.TotalText);
            Assert.All(embeds, embed => Assert.InRange(embed.Description!.Length, 1, EmbedLimits.Description - 1));
            Assert.Equal(count, LinesOf(embeds).Count);
            Assert.Equal(count == 1 ? "1 death" : $"{count} deaths", embeds[0].Title);
        }
    }

    [Fact]
    public void Nobody_is_told_twice_or_missed()
    {
        var kills = HostileKills.Lists(count: 200, samples: 20).MaxBy(list => list.Count)!;
        var lines = kills.SelectMany(kill => LinesOf(Digest([kill]).Embeds));
        List<string> told = [];
        var messages = 0;
        for (var rest = kills; rest.Count > 0;)
        {
            var (embeds, count) = Digest(rest);
            told.AddRange(LinesOf(embeds));
            rest = [.. rest.Skip(count)];
            messages++;
        }

        Assert.True(messages > 1);
        Assert.Equal(lines, told);
    }

    [Fact]
    public void What_happens_again_and_again_is_counted_with_the_time_of_the_last()
    {
        var (embeds, count) = Digest([Kill("Prey", 1), Kill("Prey", 2), Kill("Other", 3), Kill("Prey", 4)]);

        Assert.Equal(4, count);
        Assert.Equal("4 deaths", embeds[0].Title);
        Assert.Equal(
            "2× **Ace** → **Prey** · <t:2:R>\n**Ace** → **Other** · <t:3:R>\n**Ace** → **Prey** · <t:4:R>\n", Assert.Single(embeds).Description);
    }

    [Fact]
    public void Where_each_has_an_id_to_look_it_up_none_is_summed_up()
    {
        var (embeds, count) = Digest([Kill("Prey", 1), Kill("Prey", 2)], FeedStyle.Link);

        Assert.Equal(2, count);
        Assert.Equal(2, LinesOf(embeds).Count);
    }

    private static (IReadOnlyList<Embed> Embeds, int Count) Digest(IReadOnlyList<KillNotification> kills, FeedStyle style = FeedStyle.Full) =>
        BurstDigest.Of([.. kills.Select(kill => KillPosts.Of(kill, style, LanguageTexts.English))], LanguageTexts.English);

    private static List<string> LinesOf(IReadOnlyList<Embed> embeds) => [.. embeds.SelectMany(embed => DigestLines.Of(embed.Description!))];

    private static KillNotification Kill(string victim, int second) => new(
        new Kill
        {
            Id = Guid.CreateVersion7(),
            Game = Games.StarCitizen,
            KillerId = Guid.CreateVersion7(),
            KillerName = "Ace",
            VictimName = victim,
            IsPvP = true,
            Timestamp = DateTimeOffset.FromUnixTimeSeconds(second),
        },
        false,
        false);
}
