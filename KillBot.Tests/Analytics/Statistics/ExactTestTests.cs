using System.Numerics;
using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Tests.Analytics.Statistics;

/// <summary>The exact tests against values from textbooks and against counting all cases.</summary>
public sealed class ExactTestTests
{
    [Theory]
    [InlineData(60, 100, 0.5, 0.0568879)]
    [InlineData(61, 100, 0.5, 0.0352002)]
    [InlineData(9, 10, 0.5, 0.0214844)]
    [InlineData(1, 10, 0.5, 0.0214844)]
    [InlineData(0, 6, 0.5, 0.03125)]
    [InlineData(5, 10, 0.5, 1)]
    [InlineData(0, 0, 0.5, 1)]
    public void The_binomial_test_knows_its_textbook_values(int successes, int trials, double share, double expected) =>
        Assert.Equal(expected, BinomialTest.TwoSided(successes, trials, share), 6);

    [Fact]
    public void The_binomial_test_is_wrong_no_more_often_than_its_p_value_says()
    {
        foreach (var share in (double[])[0.05, 0.3, 0.5, 0.72, 1])
        {
            for (var trials = 1; trials <= 60; trials++)
            {
                foreach (var level in (double[])[0.01, 0.05, 0.2])
                {
                    var wrong = Enumerable.Range(0, trials + 1).Where(successes => BinomialTest.TwoSided(successes, trials, share) < level)
                        .Sum(successes => Choose(trials, successes) * Math.Pow(share, successes) * Math.Pow(1 - share, trials - successes));
                    Assert.True(wrong <= level, $"{wrong} > {level} for {trials} trials with a share of {share}");
                }
            }
        }
    }

    [Theory]
    [InlineData(4, 4, 0, 4, 0.0142857)] // The lady tasting tea.
    [InlineData(3, 4, 1, 4, 0.2428571)]
    [InlineData(2, 4, 2, 4, 0.7571429)]
    [InlineData(0, 4, 4, 4, 1)]
    [InlineData(0, 0, 3, 5, 1)]
    [InlineData(10, 12, 30, 88, 0.0015657)]
    public void Fishers_test_knows_its_textbook_values(int successes, int trials, int otherSuccesses, int otherTrials, double expected) =>
        Assert.Equal(expected, FisherExactTest.Greater(successes, trials, otherSuccesses, otherTrials), 6);

    [Fact]
    public void Fishers_test_agrees_with_counting_all_tables()
    {
        for (var trials = 1; trials <= 8; trials++)
        {
            for (var others = 1; others <= 9; others++)
            {
                for (var all = 0; all <= trials + others; all++)
                {
                    for (var successes = Math.Max(0, all - others); successes <= Math.Min(trials, all); successes++)
                    {
                        var expected = Enumerable.Range(successes, trials - successes + 1).Where(count => count <= all)
                            .Sum(count => Choose(trials, count) * Choose(others, all - count)) / Choose(trials + others, all);
                        Assert.Equal(expected, FisherExactTest.Greater(successes, trials, all - successes, others), 9);
                    }
                }
            }
        }
    }

    [Fact]
    public void Small_tails_do_not_vanish()
    {
        Assert.InRange(BinomialTest.TwoSided(900, 1000, 0.5), double.Epsilon, 1e-100);
        Assert.InRange(FisherExactTest.Greater(300, 300, 0, 700), double.Epsilon, 1e-100);
    }

    [Fact]
    public void The_run_test_agrees_with_counting_all_orders()
    {
        const int Trials = 12;
        for (var successes = 1; successes <= Trials; successes++)
        {
            var orders = Enumerable.Range(0, 1 << Trials).Where(order => BitOperations.PopCount((uint)order) == successes).ToList();
            for (var length = 1; length <= successes; length++)
            {
                var run = (1 << length) - 1;
                var expected = orders.Count(order => (order & run) == run) / (double)orders.Count;
                Assert.Equal(expected, RunTest.AtEnd(length, successes, Trials), 12);
            }
        }
    }

    [Theory]
    [InlineData(0.04, "0.96")]
    [InlineData(0.049996, "0.95")]
    [InlineData(0.00004, "0.9999")]
    [InlineData(1e-300, "0.9999")]
    [InlineData(0, "0.9999")]
    [InlineData(0.5, "0.5")]
    [InlineData(1.0000001, "0")]
    public void Confidence_is_what_the_p_value_leaves_and_never_certain(double pValue, string expected) => Assert.Equal(
        decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Significance.ConfidenceOf(pValue));

    private static double Choose(int n, int k) =>
        k < 0 || k > n ? 0 : Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}
