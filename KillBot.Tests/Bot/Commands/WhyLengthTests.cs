using KillBot.Bot.Commands.Why;
using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using KillBot.Domain.Text;

namespace KillBot.Tests.Bot.Commands;

public sealed class WhyLengthTests
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1_900_000_000);

    [Fact]
    public void The_longest_answers_fit_into_a_page_in_every_language()
    {
        var hostile = new string('*', 1000);
        var kill = new KillNotification(
            new Kill
            {
                Id = Guid.Empty,
                Game = "",
                KillerName = hostile,
                KillerId = Guid.Empty,
                VictimName = hostile,
                VictimId = Guid.Empty,
                Weapon = hostile,
                Location = hostile,
                Timestamp = Time,
                IsPvP = true,
            },
            KillerIsPrivate: false,
            VictimIsPrivate: false);
        var missing = new ChannelProblem(ChannelProblemKind.MissingPermissions, Permissions.SendMessages | Permissions.EmbedLinks);
        var pause = new ChannelPause(missing.Code, "", Time);

        foreach (var texts in Language.All.Select(LanguageTexts.Of))
        {
            var longest = (
                from verdict in Enum.GetValues<FeedVerdict>()
                from progress in Enum.GetValues<PostProgress>()
                select WhyWords.Line(
                    new FeedTrace(Longest, verdict)
                    {
                        Filter = new FilterVerdict(verdict != FeedVerdict.Filtered, hostile, 500),
                        TakenBy = Longest,
                        Post = new PostState(progress, Time, hostile, pause),
                        HasChangedSince = true,
                    },
                    texts)).Max(line => line.Length);
            var header = KillLine.Compact(kill, texts).Line.Length + PublicId.OfKill(Guid.Empty).Length + 5;

            var length = header + (WhyAnswer.PageSize * (longest + 1));
            Assert.True(length <= EmbedLimits.Description, $"{texts.Language}: {length}");
        }
    }

    private static Feed Longest => new()
    {
        Id = Guid.Empty,
        ServerId = Guid.Empty,
        Number = 1000,
        ChannelId = long.MaxValue,
        Kind = FeedKind.VRChat,
        CreatedBy = 1,
        CreatedAt = Time,
        ChangedAt = Time,
    };
}
