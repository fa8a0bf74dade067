using KillBot.Bot.Commands.Feeds;
using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;

namespace KillBot.Tests.Bot.Commands;

public class FeedListTests
{
    [Fact]
    public void The_longest_feeds_fit_into_a_page_in_every_language()
    {
        var problem = new ChannelProblem(ChannelProblemKind.MissingPermissions, Permissions.SendMessages | Permissions.EmbedLinks);
        var pause = new ChannelPause(problem.Code, "", DateTimeOffset.UnixEpoch);
        IReadOnlyList<FeedState> states = [.. Enumerable.Range(1000, FeedList.PageSize).Select(number => new FeedState(Longest(number), pause, 1_000_000))];

        foreach (var texts in Language.All.Select(LanguageTexts.Of))
        {
            var silence = texts.Say("feed.unreachable", ("reason", TextValue.Markdown(problem.In(texts))));
            var silent = states.ToDictionary(state => state.Feed.Id, _ => silence);
            foreach (var shown in (IReadOnlyList<FeedState>[])[states, [.. states.Select(state => state with { Pause = null })]])
            {
                var page = FeedList.PageOf(shown, silent, 0, null, texts);
                var description = Assert.Single(page.Embeds!).Description!;
                Assert.Equal(2 * FeedList.PageSize, description.Split('\n').Length);
                Assert.True(description.Length < EmbedLimits.Description, $"{texts.Language}: {description.Length}");
            }
        }
    }

    private static Feed Longest(int number) => new()
    {
        Id = Guid.CreateVersion7(),
        ServerId = Guid.Empty,
        Number = number,
        ChannelId = long.MaxValue,
        Kind = FeedKind.VRChat,
        Filter = new string('x', 500),
        Style = FeedStyle.Compact,
        DelaySeconds = (6 * 86_400) + (23 * 3_600) + (59 * 60) + 59,
        MentionRoleId = long.MaxValue,
        CreatedBy = 1,
        CreatedAt = DateTimeOffset.UnixEpoch,
        ChangedAt = DateTimeOffset.UnixEpoch,
    };
}
