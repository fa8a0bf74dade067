using FsCheck;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;

namespace KillBot.Tests.Feeds.Filters;

/// <summary>What holds for all filters.</summary>
public sealed class FilterPropertyTests
{
    private static readonly Gen<FeedKind> Kinds = Gen.Elements(FeedKind.Kills, FeedKind.VRChat);
    private static readonly Gen<Guid> Servers = Gen.Elements(FeedScene.Here, FeedScene.Elsewhere);

    private static readonly Gen<string> Rubbish = Gen.ListOf(Gen.OneOf(
        Gen.Elements(
            "killer", "pvp", "streak", "instance", "type", "and", "or", "not", "(", ")", "=", "!=", "~", "<", ">=", "!", "\"", "“", "\\", " ", "  ", "x", "yes",
            "5", "\u3000", "💀", "\ud83d", "\u0301", "\u202e", "\n", "\0", "＝", "（", "world", "friends+", "member", "123456789012345678901234567890"),
        Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString())))
        .Select(parts => string.Concat(parts));

    [Fact]
    public void A_filter_says_what_its_text_says() => Check(
        from kind in Kinds
        from filter in GeneratedFilter.Of(kind)
        from scenes in Gen.ListOf(20, GeneratedScene.Of(kind))
        from server in Servers
        select (kind, filter, scenes, server),
        given =>
        {
            var filter = Parse(given.filter.Text, given.kind);
            Assert.All(given.scenes, scene =>
                Assert.Equal(given.filter.Holds(scene, given.server), filter.Matches(scene.Subject, given.server)));
        });

    [Fact]
    public void Random_filters_match_and_do_not()
    {
        var verdicts = Gen.Sample(20, 2000,
            from kind in Kinds
            from filter in GeneratedFilter.Of(kind)
            from scene in GeneratedScene.Of(kind)
            select filter.Holds(scene, FeedScene.Here));

        Assert.InRange(verdicts.Count(holds => holds), 400, 1600);
    }

    [Fact]
    public void A_printed_filter_is_the_same_filter() => Check(
        from kind in Kinds
        from filter in GeneratedFilter.Of(kind)
        from scene in GeneratedScene.Of(kind)
        select (kind, filter, scene),
        given =>
        {
            var filter = Parse(given.filter.Text, given.kind);
            if (filter.ToString().Length > FeedFilter.MaxLength)
            {
                return;
            }

            var again = Parse(filter.ToString(), given.kind);

            Assert.Equal(filter, again);
            Assert.Equal(filter.ToString(), again.ToString());
            Assert.Equal(filter.Matches(given.scene.Subject, FeedScene.Here), again.Matches(given.scene.Subject, FeedScene.Here));
        });

    /// <summary>For any other scene in which the named part says the same, the filter does too, whatever its other parts say.</summary>
    [Fact]
    public void What_is_said_to_decide_does() => Check(
        from kind in Kinds
        from filter in GeneratedFilter.Of(kind)
        from scene in GeneratedScene.Of(kind)
        from others in Gen.ListOf(20, GeneratedScene.Of(kind))
        from server in Servers
        select (kind, filter, scene, others, server),
        given =>
        {
            var filter = Parse(given.filter.Text, given.kind);

            var verdict = filter.Explain(given.scene.Subject, given.server);

            Assert.Equal(filter.Matches(given.scene.Subject, given.server), verdict.Matches);
            Assert.Equal(verdict.Part, filter.Text.Substring(verdict.Column - 1, verdict.Part.Length));
            var part = Parse(verdict.Part, given.kind);
            var said = part.Matches(given.scene.Subject, given.server);
            Assert.All(
                given.others.Where(other => part.Matches(other.Subject, given.server) == said),
                other => Assert.Equal(verdict.Matches, filter.Matches(other.Subject, given.server)));
        });

    [Fact]
    public void No_text_throws_and_every_error_is_in_it() => Check(
        from kind in Gen.Elements(Enum.GetValues<FeedKind>())
        from text in Gen.Resize(80, Rubbish)
        select (kind, text),
        given =>
        {
            var parsed = FeedFilter.Parse(given.text, given.kind);
            if (parsed.IsValid)
            {
                Assert.Equal(given.text, parsed.Filter.Text);
                return;
            }

            var error = parsed.Error;
            Assert.InRange(error.Column, 1, given.text.Length + 1);
            Assert.InRange(error.Length, 0, given.text.Length + 1 - error.Column);
            var excerpt = FilterExcerpt.Of(given.text, error.Column, error.Length);
            Assert.True(excerpt.Pointer.Contains('^'), $"{error.Column} {error.Length} {System.Text.Json.JsonSerializer.Serialize(given.text)}");
            Assert.DoesNotContain(excerpt.Line, char.IsControl);
        },
        count: 3000);

    [Fact]
    public void The_index_finds_what_asking_every_filter_finds() => Check(
        from kind in Kinds
        from feeds in Gen.ListOf(
            from filter in Gen.Frequency(Tuple.Create(6, GeneratedFilter.Of(kind).Select(some => some.Text)), Tuple.Create(1, Gen.Constant((string)null!)))
            from server in Servers
            from kindOfFeed in Gen.Frequency(Tuple.Create(4, Gen.Constant(kind)), Tuple.Create(1, Gen.Constant(FeedKind.Leaderboard)))
            select (filter, server, kindOfFeed))
        from scenes in Gen.ListOf(10, GeneratedScene.Of(kind))
        select (kind, feeds, scenes),
        given =>
        {
            var feeds = given.feeds.Select((feed, number) => new IndexedFeed<int>(
                feed.server, feed.kindOfFeed, feed.filter is null ? null : Parse(feed.filter, given.kind), number)).ToList();
            var index = new FeedIndex<int>(feeds);
            foreach (var scene in given.scenes)
            {
                foreach (var server in new[] { FeedScene.Here, FeedScene.Elsewhere, Guid.Empty })
                {
                    List<int> found = [];
                    index.Find(server, given.kind, scene.Subject, found);

                    Assert.Equal(
                        feeds.Where(feed => feed.ServerId == server && feed.Kind == given.kind && feed.Filter?.Matches(scene.Subject, server) != false)
                            .Select(feed => feed.Feed),
                        found);
                }
            }
        });

    private static FeedFilter Parse(string text, FeedKind kind)
    {
        var parsed = FeedFilter.Parse(text, kind);
        Assert.True(parsed.IsValid, $"{text}: {parsed.Error}");
        return parsed.Filter;
    }

    private static void Check<T>(Gen<T> given, Action<T> holds, int count = 500) => Prop.ForAll(given.ToArbitrary(), holds)
        .Check(new Configuration { MaxNbOfTest = count, QuietOnSuccess = true, EndSize = 40, Runner = Config.QuickThrowOnFailure.Runner });
}
