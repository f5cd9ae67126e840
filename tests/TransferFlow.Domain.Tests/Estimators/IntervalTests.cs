using CsCheck;
using TransferFlow.Domain.Figures.Estimators;

namespace TransferFlow.Domain.Tests.Estimators;

public sealed class IntervalTests
{
    // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_intervals_are_those_of_the_published_table(long count, long of, double low, double high)
    {
        var interval = Interval.Wilson(count, of).ShouldNotBeNull();

        interval.Low.ShouldBe(low, 0.00005);
        interval.High.ShouldBe(high, 0.00005);
    }

    [Fact]
    public void A_Wilson_interval_ends_where_the_score_test_begins_to_reject() => Gen.Int[0, 2500].Select(Gen.Int[1, 2500]).Sample((count, others) =>
    {
        var of = count + others;
        var share = count / (double)of;

        var interval = Interval.Wilson(count, of).ShouldNotBeNull();

        (interval.Low <= share && share <= interval.High).ShouldBeTrue();
        foreach (var end in new[] { interval.Low, interval.High }.Where(end => end is > 0 and < 1))
            ((share - end) * (share - end) / (end * (1 - end) / of)).ShouldBe(Interval.Z * Interval.Z, 1e-6);
    });

    [Fact]
    public void None_and_all_have_an_exact_end()
    {
        for (var of = 1; of < 500; of++)
        {
            Interval.Wilson(0, of).ShouldNotBeNull().Low.ShouldBe(0);
            Interval.Wilson(of, of).ShouldNotBeNull().High.ShouldBe(1);
        }
    }

    [Fact]
    public void None_of_none_has_no_interval() => Interval.Wilson(0, 0).ShouldBeNull();

    [Theory]
    [InlineData(1e-13, 0.1)]
    [InlineData(1 - 1e-13, 0.1)]
    [InlineData(0.5, 0)]
    public void A_certain_probability_has_no_log_log_interval(double survival, double standardError) =>
        Interval.LogLog(survival, standardError).ShouldBeNull();
}
