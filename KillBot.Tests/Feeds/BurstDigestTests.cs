using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;
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
            Assert.Equal(count, embeds.Sum(embed => embed.Description!.Count(character => character == '\n')));
            Assert.Equal(count == 1 ? "1 death" : $"{count} deaths", embeds[0].Title);
        }
    }

    [Fact]
    public void Nobody_is_told_twice_or_missed()
    {
        var kills = HostileKills.Lists(count: 200, samples: 20).MaxBy(list => list.Count)!;
        var lines = kills.Select(kill => Digest([kill]).Embeds[0].Description!).ToList();
        List<string> told = [];
        for (var rest = kills; rest.Count > 0;)
        {
            var (embeds, count) = Digest(rest);
            told.Add(string.Concat(embeds.Select(embed => embed.Description)));
            rest = [.. rest.Skip(count)];
        }

        Assert.True(told.Count > 1);
        Assert.Equal(string.Concat(lines), string.Concat(told));
    }

    private static (IReadOnlyList<Embed> Embeds, int Count) Digest(IReadOnlyList<KillNotification> kills) =>
        BurstDigest.Of([.. kills.Select(kill => KillPosts.Of(kill, FeedStyle.Full, LanguageTexts.English))], LanguageTexts.English);
}
