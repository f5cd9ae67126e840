using TransferFlow.Domain.Figures.Estimators;
using static TransferFlow.Domain.Tests.Estimators.Cohorts;

namespace TransferFlow.Domain.Tests.Estimators;

public sealed class AalenJohansenTests
{
    [Fact]
    public void An_empty_cohort_has_no_rate()
    {
        var curve = new AalenJohansen(Array.Empty<Observation>().Table());

        curve.At(365).ShouldBe(new IncidenceAt(null, AtRisk: 0, BeyondFollowUp: true));
        (curve.Rate(365), curve.Survival(365)).ShouldBe((0, 1));
    }

    [Fact]
    public void A_cohort_that_is_all_in_flight_has_rate_zero_without_an_interval()
    {
        var at = new AalenJohansen(InFlight(10, 20, 30).Table()).At(20);

        at.AtRisk.ShouldBe(2);
        var estimate = at.Estimate.ShouldNotBeNull();
        (estimate.Rate, estimate.StandardError, estimate.Interval, estimate.Survival).ShouldBe((0, 0, null, 1));
    }

    [Fact]
    public void A_cohort_that_all_ended_on_the_day_of_entry_counts_at_horizon_zero()
    {
        var at = new AalenJohansen(Ended(0, 0, 0).Concat(Ended(1, 0, 0)).Table()).At(0);

        (at.AtRisk, at.BeyondFollowUp).ShouldBe((4, false));
        var estimate = at.Estimate.ShouldNotBeNull();
        (estimate.Rate, estimate.StandardError, estimate.Survival).ShouldBe((0.5, 0.25, 0));
        estimate.Incidences.ShouldBe([0.5, 0.5, 0]);
    }

    [Theory]
    [InlineData(9, 0, 1)]
    [InlineData(10, 1, 0)]
    public void A_single_result_steps_from_zero_to_one_on_its_day(int time, double rate, double survival)
    {
        var estimate = new AalenJohansen(Ended(0, 10).Table()).At(time).Estimate.ShouldNotBeNull();

        (estimate.Rate, estimate.StandardError, estimate.Interval, estimate.Survival).ShouldBe((rate, 0, null, survival));
    }

    [Fact]
    public void A_result_that_is_censored_on_the_day_another_converts_was_still_at_risk()
    {
        var estimate = new AalenJohansen(Ended(0, 5).Concat(InFlight(5)).Table()).At(5).Estimate.ShouldNotBeNull();

        (estimate.Rate, estimate.Survival).ShouldBe((0.5, 0.5));
    }

    [Fact]
    public void Beyond_the_last_observation_the_estimate_is_carried_forward_and_says_so()
    {
        var curve = new AalenJohansen(Ended(0, 5).Concat(InFlight(8)).Table());

        var (last, beyond) = (curve.At(8), curve.At(9));

        (last.AtRisk, last.BeyondFollowUp).ShouldBe((1, false));
        (beyond.AtRisk, beyond.BeyondFollowUp).ShouldBe((0, true));
        beyond.Estimate.ShouldNotBeNull().Rate.ShouldBe(last.Estimate.ShouldNotBeNull().Rate);
    }

    [Fact]
    public void A_competing_end_is_not_a_censoring()
    {
        // Of four, one was terminated at once; of the rest a third converted. Taking the end for a censoring would give a third of all.
        var curve = new AalenJohansen(Ended(1, 1).Concat(Ended(0, 2)).Concat(InFlight(9, 9)).Table());

        curve.Rate(9).ShouldBe(0.25, 1e-15);
    }

    [Fact]
    public void An_unknown_cause_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new AalenJohansen(Ended(0, 1).Table(), cause: Causes));

    [Fact]
    public void Who_is_still_under_way_ends_later_with_what_is_left_of_the_rate()
    {
        var curve = new AalenJohansen(Ended(0, 10, 20, 30).Concat(InFlight(40)).Table());

        curve.Rate(10, 30).ShouldNotBeNull().ShouldBe(2 / 3d, 1e-15);
        curve.Rate(30, 40).ShouldBe(0);
        curve.Rate(10, 41).ShouldBeNull();
    }

    [Fact]
    public void Where_everybody_has_ended_nobody_is_left_to_end_later_and_nothing_to_follow_up()
    {
        var curve = new AalenJohansen(Ended(0, 10, 20).Table());

        curve.Rate(10, 1_000).ShouldBe(1);
        curve.Rate(20, 30).ShouldBeNull();
    }
}
