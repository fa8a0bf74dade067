using System.Globalization;
using FsCheck;
using KillBot.Domain.StarCitizen;

namespace KillBot.Tests.StarCitizen;

/// <summary>Every form of time that trackers have been seen to send.</summary>
public sealed class TrackerTimeTests
{
    [Theory]
    [InlineData("<2025-04-13T17:17:51.279Z>", "2025-04-13T17:17:51.279Z")]
    [InlineData("2025-04-13T17:17:51.279Z", "2025-04-13T17:17:51.279Z")]
    [InlineData("2025-04-13T17:17:51Z", "2025-04-13T17:17:51.000Z")]
    [InlineData("2025-04-13T17:17:51.279123+02:00", "2025-04-13T15:17:51.279Z")]
    [InlineData("2025-04-13T17:17:51", "2025-04-13T17:17:51.000Z")]
    [InlineData("2025-04-13 17:17:51 UTC", "2025-04-13T17:17:51.000Z")]
    [InlineData("2025-04-13 17:17:51.5", "2025-04-13T17:17:51.500Z")]
    [InlineData(" 2025-04-13 17:17:51 GMT ", "2025-04-13T17:17:51.000Z")]
    [InlineData("13 Apr 2025 17:17 UTC", "2025-04-13T17:17:00.000Z")]
    [InlineData("3 Apr 2025 17:17:51", "2025-04-03T17:17:51.000Z")]
    [InlineData("1744564671", "2025-04-13T17:17:51.000Z")]
    [InlineData("1744564671.279", "2025-04-13T17:17:51.279Z")]
    [InlineData("1744564671279", "2025-04-13T17:17:51.279Z")]
    [InlineData("<1744564671>", "2025-04-13T17:17:51.000Z")]
    public void It_is_read(string text, string expected)
    {
        Assert.True(TrackerTime.TryParse(text, out var time));
        Assert.Equal(expected, time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.Zero, time.Offset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<>")]
    [InlineData("yesterday")]
    [InlineData("17:17")]
    [InlineData("05/06/2025")]
    [InlineData("2025-13-01T00:00:00Z")]
    [InlineData("-1744564671")]
    [InlineData("999999999999999999999999")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("true")]
    public void It_is_no_time(string text) => Assert.False(TrackerTime.TryParse(text, out _));

    [Fact]
    public void Seconds_milliseconds_and_text_mean_the_same_moment() => Prop.ForAll(
        Arb.From(Gen.Choose(946_684_800, int.MaxValue)),
        seconds =>
        {
            var expected = DateTimeOffset.FromUnixTimeSeconds(seconds);
            string[] forms = [$"{seconds}", $"{seconds}000", expected.ToString("O", CultureInfo.InvariantCulture), $"<{expected:yyyy-MM-ddTHH:mm:ss}Z>"];
            return forms.All(form => TrackerTime.TryParse(form, out var time) && time == expected);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_makes_it_fall_over() => Prop.ForAll<string>(
        text => TrackerTime.TryParse(text ?? "", out var time) || time == default).QuickCheckThrowOnFailure();
}
