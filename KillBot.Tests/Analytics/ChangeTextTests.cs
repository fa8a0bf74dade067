using KillBot.Api.Analytics;

namespace KillBot.Tests.Analytics;

/// <summary>How changes are written.</summary>
public sealed class ChangeTextTests
{
    [Theory]
    [InlineData(115, 100, "+15%")]
    [InlineData(92, 100, "-8%")]
    [InlineData(0, 0, "0%")]
    [InlineData(3, 0, "+100%")]
    [InlineData(0, 3, "-100%")]
    [InlineData(1000, 1001, "0%")]
    [InlineData(1001, 1000, "0%")]
    [InlineData(201, 200, "+1%")]
    [InlineData(2147483647, 1, "+1000000%")]
    public void A_change_is_a_sign_and_whole_percents(int current, int previous, string expected) =>
        Assert.Equal(expected, ChangeText.Of(current, previous));
}
