using FsCheck;
using KillBot.Domain.Kills;

namespace KillBot.Tests.Kills;

public sealed class KillIdsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ids_grow_whatever_the_clock_does() => Prop.ForAll<NonEmptyArray<short>>(times =>
    {
        var ids = new KillIds();
        var made = times.Get.Select(milliseconds => ids.Next(Start.AddMilliseconds(milliseconds))).ToList();
        return made.SequenceEqual(made.Order()) && made.Distinct().Count() == made.Count && made.All(id => id.Version == 7);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ids_grow_when_more_are_made_than_a_millisecond_holds()
    {
        var ids = new KillIds();
        var made = Enumerable.Range(0, 10_000).Select(_ => ids.Next(Start)).ToList();

        Assert.Equal(made.Order(), made);
        Assert.Equal(made.Count, made.Distinct().Count());
    }

    [Fact]
    public void Ids_tell_when_a_kill_was_recorded()
    {
        var id = new KillIds().Next(Start);

        Assert.StartsWith(Start.ToUnixTimeMilliseconds().ToString("x12", System.Globalization.CultureInfo.InvariantCulture), $"{id:N}", StringComparison.Ordinal);
    }
}
