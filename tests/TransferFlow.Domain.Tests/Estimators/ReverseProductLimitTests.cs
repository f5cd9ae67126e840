using CsCheck;
using TransferFlow.Domain.Figures.Estimators;

namespace TransferFlow.Domain.Tests.Estimators;

public sealed class ReverseProductLimitTests
{
    private static readonly Gen<(int Lag, int Limit, long Count)> one = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Long[1, 5], (lag, more, count) => (lag, lag + more, count));

    [Fact]
    public void Counts_at_each_lag_only_those_that_could_have_had_it()
    {
        // Lags 1, 2 and 3 of facts that could be seen for 1, 5 and 9 days: at 3 two are at risk, at 2 one more that is not 3 days old.
        var curve = new ReverseProductLimit([(1, 1, 1), (2, 5, 1), (3, 9, 1)]);

        new[] { 0, 1, 2, 3, 99 }.Select(curve.Share).ShouldBe([0, 0, 0.5, 1, 1]);
        (curve.Quantile(0.5), curve.Quantile(0.51), curve.Quantile(1)).ShouldBe((2, 3, 3));
    }

    [Fact]
    public void Does_not_take_for_short_what_is_only_recent()
    {
        // Of each day's facts one half comes in at once and one after ten days; of the last ten days only the first half has been seen.
        var seen = Enumerable.Range(0, 100).Select(age => (Lag: 0, Limit: age, Count: 1L)).Concat(Enumerable.Range(10, 90).Select(age => (Lag: 10, Limit: age, Count: 1L))).ToList();

        new ReverseProductLimit(seen).Share(0).ShouldBe(0.5);
        seen.Count(fact => fact.Lag == 0).ShouldBeGreaterThan(seen.Count / 2);
    }

    [Fact]
    public void Is_the_plain_share_where_nothing_is_truncated() => one.Array[1, 20].Sample(observed =>
    {
        var curve = new ReverseProductLimit([.. observed.Select(seen => (seen.Lag, 1_000, seen.Count))]);

        for (var lag = 0; lag <= 31; lag++)
            curve.Share(lag).ShouldBe(observed.Where(seen => seen.Lag <= lag).Sum(seen => seen.Count) / (double)observed.Sum(seen => seen.Count), 1e-12);
    });

    [Fact]
    public void Is_the_product_over_longer_lags_however_they_come() => Gen.Select(one.Array[0, 20], Gen.Int[0, 60]).Sample((observed, lag) =>
    {
        var expected = observed.Select(seen => seen.Lag).Where(u => u > lag).Distinct().Order().Aggregate(observed.Any(seen => seen.Lag <= lag) ? 1.0 : 0, (share, u) =>
            share * (1 - observed.Where(seen => seen.Lag == u).Sum(seen => seen.Count) / (double)observed.Where(seen => seen.Lag <= u && seen.Limit >= u).Sum(seen => seen.Count)));

        new ReverseProductLimit(observed).Share(lag).ShouldBe(expected, 1e-12);
        new ReverseProductLimit([.. observed.Reverse()]).Share(lag).ShouldBe(new ReverseProductLimit(observed).Share(lag));
    });

    [Fact]
    public void Knows_nothing_of_nothing_and_refuses_what_could_not_be_seen()
    {
        var nothing = new ReverseProductLimit([]);

        (nothing.IsEmpty, nothing.Share(5), nothing.Quantile(0.5)).ShouldBe((true, 0, null));
        Should.Throw<ArgumentException>(() => new ReverseProductLimit([(3, 2, 1)]));
    }
}
