using System.Text.Json;
using CsCheck;
using TransferFlow.Domain.Figures.Estimators;

namespace TransferFlow.Domain.Tests.Estimators;

public sealed class AalenJohansenProperties
{
    private static readonly Gen<int> ATime = Gen.Int[0, Cohorts.Longest + 2];

    [Fact]
    public void Incidences_and_survival_sum_to_one() => Gen.Select(Cohorts.Any, ATime).Sample((cohort, time) =>
    {
        var estimate = new AalenJohansen(cohort.Table()).At(time).Estimate.ShouldNotBeNull();

        (estimate.Incidences.Sum() + estimate.Survival).ShouldBe(1, 1e-12);
        estimate.Rate.ShouldBe(estimate.Incidences[0]);
    });

    [Fact]
    public void No_rate_is_a_trace_above_one_where_everyone_has_ended() => Gen.Int[1, 200].Sample(size =>
    {
        // One ends each day, so that the sum has as many terms as it can have.
        var cohort = Enumerable.Range(0, size).Select(day => new Observation(day, 0)).ToArray();

        new AalenJohansen(cohort.Table()).Rate(size).ShouldBeLessThanOrEqualTo(1);
    });

    [Fact]
    public void With_no_one_in_flight_the_rate_is_the_share_and_its_error_binomial() =>
        Gen.Select(Cohorts.WithoutCensoring, ATime).Sample((cohort, time) =>
        {
            var share = cohort.Count(o => o.Cause == 0 && o.Elapsed <= time) / (double)cohort.Length;

            var estimate = new AalenJohansen(cohort.Table()).At(time).Estimate.ShouldNotBeNull();

            estimate.Rate.ShouldBe(share, 1e-12);
            // The square root magnifies rounding where the error is 0.
            (estimate.StandardError * estimate.StandardError).ShouldBe(share * (1 - share) / cohort.Length, 1e-14);
        });

    [Fact]
    public void It_agrees_with_the_product_of_transition_matrices() => Gen.Select(Cohorts.Any, ATime).Sample((cohort, time) =>
    {
        var (probabilities, covariance) = CovarianceRecursion.At(time, cohort, Cohorts.Causes);
        for (var cause = 0; cause < Cohorts.Causes; cause++)
        {
            var at = new AalenJohansen(cohort.Table(), cause).At(time);
            var estimate = at.Estimate.ShouldNotBeNull();

            estimate.Rate.ShouldBe(probabilities[cause + 1], 1e-12);
            estimate.Survival.ShouldBe(probabilities[0], 1e-12);
            (estimate.StandardError * estimate.StandardError).ShouldBe(covariance[cause + 1, cause + 1], 1e-13);
            at.AtRisk.ShouldBe(cohort.Count(o => o.Elapsed >= time));
            at.BeyondFollowUp.ShouldBe(cohort.All(o => o.Elapsed < time));
        }
    });

    [Fact]
    public void The_order_of_the_observations_does_not_change_a_bit() =>
        Gen.Select(Cohorts.Any, ATime).SelectMany((cohort, time) => Gen.Shuffle(cohort).Select(shuffled => (cohort, shuffled, time))).Sample(x =>
            JsonSerializer.Serialize(new AalenJohansen(x.shuffled.Table()).At(x.time))
                .ShouldBe(JsonSerializer.Serialize(new AalenJohansen(x.cohort.Table()).At(x.time))));

    [Fact]
    public void With_one_cause_it_is_one_minus_Kaplan_Meier() => Gen.Select(Cohorts.Any, ATime).Sample((cohort, time) =>
    {
        var table = cohort.Select(o => o with { Cause = o.Cause is null ? null : 0 }).Table(causes: 1);

        var incidence = new AalenJohansen(table).At(time).Estimate.ShouldNotBeNull();
        var survival = new KaplanMeier(table).At(time).Estimate.ShouldNotBeNull();

        incidence.Rate.ShouldBe(1 - survival.Probability, 1e-12);
        incidence.StandardError.ShouldBe(survival.StandardError, 1e-7);
        incidence.Survival.ShouldBe(survival.Probability);
    });

    [Fact]
    public void The_interval_lies_in_the_unit_interval_around_the_rate() => Gen.Select(Cohorts.Any, ATime).Sample((cohort, time) =>
    {
        var estimate = new AalenJohansen(cohort.Table()).At(time).Estimate.ShouldNotBeNull();
        if (estimate.Interval is not { } interval)
            (estimate.Rate is < 1e-12 or > 1 - 1e-12).ShouldBeTrue();
        else
            (interval.Low >= 0 && interval.Low < estimate.Rate && estimate.Rate < interval.High && interval.High <= 1).ShouldBeTrue();
    });

    [Fact]
    public void The_curves_are_those_of_the_estimates() => Gen.Select(Cohorts.Any, ATime).Sample((cohort, time) =>
    {
        var curve = new AalenJohansen(cohort.Table(), cause: 1);
        var estimate = curve.At(time).Estimate.ShouldNotBeNull();

        (curve.Rate(time), curve.Survival(time)).ShouldBe((estimate.Rate, estimate.Survival));
    });
}
