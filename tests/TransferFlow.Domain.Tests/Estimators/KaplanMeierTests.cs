using CsCheck;
using TransferFlow.Domain.Figures.Estimators;
using static TransferFlow.Domain.Tests.Estimators.Cohorts;

namespace TransferFlow.Domain.Tests.Estimators;

public sealed class KaplanMeierTests
{
    [Fact]
    public void An_empty_cohort_has_neither_survival_nor_quantiles()
    {
        var curve = new KaplanMeier(Array.Empty<Observation>().Table());

        curve.At(30).ShouldBe(new SurvivalAt(null, AtRisk: 0, BeyondFollowUp: true));
        curve.Quantile(0.5).ShouldBe(new TimeQuantile(null, null, null));
    }

    [Fact]
    public void A_cohort_that_is_all_in_flight_never_reaches_a_quantile()
    {
        var curve = new KaplanMeier(InFlight(10, 20).Table());

        curve.At(15).ShouldBe(new SurvivalAt(new(1, 0, null), AtRisk: 1, BeyondFollowUp: false));
        curve.Quantile(0.01).ShouldBe(new TimeQuantile(null, null, null));
    }

    [Fact]
    public void When_all_have_left_survival_is_zero_without_an_interval()
    {
        var curve = new KaplanMeier(Ended(0, 4).Concat(Ended(2, 6)).Table());

        curve.At(6).ShouldBe(new SurvivalAt(new(0, 0, null), AtRisk: 1, BeyondFollowUp: false));
        curve.At(7).ShouldBe(new SurvivalAt(new(0, 0, null), AtRisk: 0, BeyondFollowUp: true));
    }

    [Fact]
    public void A_median_that_is_reached_exactly_counts_in_spite_of_rounding()
    {
        // After 14 of 28 the product 27/28 * 26/27 * ... is 0.5000000000000001.
        var curve = new KaplanMeier(Ended(0, [.. Enumerable.Range(1, 28)]).Table());

        curve.At(14).Estimate.ShouldNotBeNull().Probability.ShouldBeGreaterThan(0.5);
        curve.Quantile(0.5).Elapsed.ShouldBe(14);
    }

    [Fact]
    public void Every_way_out_counts_as_leaving() => Any.Sample(cohort =>
    {
        var one = cohort.Select(o => o with { Cause = o.Cause is null ? null : 0 }).Table(causes: 1);
        for (var time = 0; time <= Longest + 1; time++)
            new KaplanMeier(cohort.Table()).At(time).ShouldBe(new KaplanMeier(one).At(time));
    });

    [Fact]
    public void A_quantile_is_the_first_time_at_which_curve_or_band_is_low_enough() => Gen.Select(Any, Gen.Double[0.01, 0.99]).Sample((cohort, p) =>
    {
        var curve = new KaplanMeier(cohort.Table());
        var days = Enumerable.Range(0, Longest + 1).Select(time => (Time: (int?)time, curve.At(time).Estimate)).ToArray();

        curve.Quantile(p).ShouldBe(new TimeQuantile(
            days.FirstOrDefault(day => day.Estimate?.Probability <= 1 - p + 1e-12).Time,
            days.FirstOrDefault(day => day.Estimate?.Interval?.Low <= 1 - p + 1e-12).Time,
            days.FirstOrDefault(day => day.Estimate?.Interval?.High <= 1 - p + 1e-12).Time));
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_quantile_lies_between_none_and_all(double p) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new KaplanMeier(Ended(0, 1).Table()).Quantile(p));
}
