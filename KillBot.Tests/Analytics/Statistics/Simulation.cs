namespace KillBot.Tests.Analytics.Statistics;

/// <summary>How often something happens in made worlds. Their seeds are fixed: the same worlds each time.</summary>
internal static class Simulation
{
    /// <summary>No more often than <paramref name="share"/>, as far as so many worlds can tell: three standard deviations.</summary>
    public static void AssertAtMost(double share, int worlds, Func<bool> happens)
    {
        var found = Count(worlds, happens);
        Assert.True(found <= (share * worlds) + (3 * Math.Sqrt(worlds * share * (1 - share))), $"{found} of {worlds}");
    }

    public static void AssertAtLeast(double share, int worlds, Func<bool> happens)
    {
        var found = Count(worlds, happens);
        Assert.True(found >= share * worlds, $"{found} of {worlds}");
    }

    private static int Count(int worlds, Func<bool> happens) => Enumerable.Range(0, worlds).Count(_ => happens());
}
