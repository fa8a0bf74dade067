using FsCheck;
using KillBot.Domain.Analytics.Statistics;
using MathNet.Numerics.Distributions;

namespace KillBot.Tests.Analytics.Statistics;

/// <summary>Which way values go.</summary>
public sealed class MannKendallTests
{
    /// <summary>Values, S, Var(S) and p worked out by hand from the formulas of Gilbert, Statistical Methods (1987), 16.4.</summary>
    public static TheoryData<double[], double, double, double> Worked => new()
    {
        // Gilbert's own example of S.
        { [10, 15, 14, 20], 4, 26.0 / 3, 0.308180 },
        { [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 45, 125, 0.0000830 },
        { [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], -45, 125, 0.0000830 },
        // Ties of 2 and of 3: (1176 - 18 - 66) / 18.
        { [1, 2, 2, 3, 3, 3, 4, 5], 24, 182.0 / 3, 0.003148 },
        { [5, 3, 8, 1, 9, 2, 7, 4, 6], 2, 92, 0.916965 },
    };

    [Theory]
    [MemberData(nameof(Worked))]
    public void Worked_examples_come_out(double[] values, double rising, double variance, double expected)
    {
        var (score, pValue) = MannKendall.Test(values);

        Assert.Equal((rising - Math.Sign(rising)) / Math.Sqrt(variance), score, 1e-9);
        Assert.Equal(expected, pValue, 1e-6);
    }

    [Fact]
    public void What_does_not_move_goes_nowhere()
    {
        Assert.Equal((0.0, 1.0), MannKendall.Test([3, 3, 3, 3, 3, 3, 3, 3, 3]));
        Assert.Equal((0.0, 1.0), MannKendall.Test([]));
    }

    [Fact]
    public void Only_the_order_matters_and_backwards_is_the_other_way() => Prop.ForAll<int[]>(numbers =>
    {
        double[] values = [.. numbers.Select(number => (double)number)];
        var (score, pValue) = MannKendall.Test(values);
        var cubed = MannKendall.Test([.. values.Select(value => (value * value * value) + 5)]);
        var backwards = MannKendall.Test([.. values.Reverse()]);
        return cubed == (score, pValue) && Math.Abs(backwards.Score + score) < 1e-9 && pValue is >= 0 and <= 1;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(29, 0.3)]
    [InlineData(29, 6)]
    [InlineData(8, 2)]
    [InlineData(89, 40)]
    public void Days_in_random_order_are_called_a_trend_at_most_as_often_as_promised(int days, double rate)
    {
        var random = new System.Random(days);

        Simulation.AssertAtMost(Significance.Level, 2000, () => MannKendall
            .Test([.. Enumerable.Range(0, days).Select(_ => (double)Poisson.Sample(random, rate * Gamma.Sample(random, 0.5, 0.5)))])
            .PValue < Significance.Level);
    }

    [Fact]
    public void Days_that_rise_to_the_double_are_found()
    {
        var random = new System.Random(1);

        Simulation.AssertAtLeast(0.9, 300, () => MannKendall
            .Test([.. Enumerable.Range(0, 29).Select(day => (double)Poisson.Sample(random, 20 + (day / 1.45)))])
            is { Score: > 0, PValue: < Significance.Level });
    }
}
