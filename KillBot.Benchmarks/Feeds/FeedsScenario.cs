using System.Diagnostics;
using System.Globalization;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;

namespace KillBot.Benchmarks.Feeds;

/// <summary>What it costs to find the feeds of a kill among 10,000: by the index, and by asking every feed of the kill's servers.</summary>
internal static class FeedsScenario
{
    private const int Feeds = 10_000;
    private const int ManyServers = 1_000;

    /// <summary>Servers that a player belongs to.</summary>
    private const int Memberships = 3;

    private const int IndexedKills = 2_000;
    private const int ScannedKills = 20;
    private const int ComparedKills = 200;

    /// <summary>The quickest counts: others work on the machine too.</summary>
    private const int Runs = 30;

    public static async Task RunAsync(TextWriter output)
    {
        await output.WriteLineAsync(
            $"{"one kill among 10,000 feeds",-36}{"filters",9}{"matches",9}{"µs",9}{"bytes",9}{"asking all, µs",17}{"ratio",9}  same");
        await MeasureAsync(output, "1,000 servers, no filters", ManyServers, _ => null);
        await MeasureAsync(output, "1,000 servers, filters of all sorts", ManyServers, FeedCrowd.FilterOfAnySort);
        await MeasureAsync(output, "one server, no filters", 1, _ => null);
        await MeasureAsync(output, "one server, filters by name", 1, FeedCrowd.FilterByName);
        await MeasureAsync(output, "one server, filters of all sorts", 1, FeedCrowd.FilterOfAnySort);
    }

    private static async Task MeasureAsync(TextWriter output, string name, int servers, Func<int, string?> filterOf)
    {
        var feeds = Enumerable.Range(0, Feeds).Select(number => new IndexedFeed<int>(
            FeedCrowd.Server(number % servers), FeedKind.Kills, FeedCrowd.Parse(filterOf(number)), number)).ToArray();
        var index = new FeedIndex<int>(feeds);

        var indexed = Measure(IndexedKills, (server, subject, found) => index.Find(server, FeedKind.Kills, subject, found));
        var scanned = Measure(ScannedKills, (server, subject, found) =>
        {
            foreach (var feed in feeds)
            {
                if (feed.ServerId == server && feed.Filter?.Matches(subject, server) != false)
                {
                    found.Add(feed.Feed);
                }
            }
        });

        var distinct = feeds.Select(feed => feed.Filter).OfType<FeedFilter>().Distinct().Count();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-36}{distinct,9}{indexed.Matches,9:F1}{indexed.Microseconds,9:F2}{indexed.Bytes,9:F0}{scanned.Microseconds,17:F2}{scanned.Microseconds / indexed.Microseconds,8:F0}x  {(indexed.Seen.SequenceEqual(scanned.Seen) ? "yes" : "NO")}"));

        Cost Measure(int kills, Action<Guid, FeedSubject, List<int>> find)
        {
            List<int> found = new(Feeds);
            List<int> seen = [];
            var matches = 0L;
            var quickest = TimeSpan.MaxValue;
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            for (var run = 0; run < Runs; run++)
            {
                var started = Stopwatch.GetTimestamp();
                for (var kill = 0; kill < kills; kill++)
                {
                    Find(kill);
                }

                quickest = TimeSpan.FromTicks(Math.Min(quickest.Ticks, Stopwatch.GetElapsedTime(started).Ticks));
            }

            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
            for (var kill = 0; kill < ComparedKills; kill++)
            {
                Find(kill);
                matches += found.Count;
                seen.AddRange(found);
            }

            return new Cost(quickest.TotalMicroseconds / kills, (double)bytes / Runs / kills, (double)matches / ComparedKills, seen);

            void Find(int kill)
            {
                found.Clear();
                var subject = FeedCrowd.Subject(kill);
                for (var membership = 0; membership < Math.Min(servers, Memberships); membership++)
                {
                    find(FeedCrowd.Server((kill + membership) % servers), subject, found);
                }
            }
        }
    }

    /// <summary>Of a kill, on average, in the quickest run.</summary>
    /// <param name="Seen">What was found for the first kills.</param>
    private sealed record Cost(double Microseconds, double Bytes, double Matches, IReadOnlyList<int> Seen);
}
