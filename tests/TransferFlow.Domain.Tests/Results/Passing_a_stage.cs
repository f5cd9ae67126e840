using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

public sealed class Passing_a_stage : EveryLaterCommand
{
    private protected override AResult Given => AResult.FromBeijing().PilotedIn(Hebei, "2022-03-01");

    private protected override Fact Fact => Passed(Stage.PilotTesting, "2023-03-01", trl: 6);

    private protected override Fact Retold => Passed(Stage.PilotTesting, "2023-03-01", trl: 7);

    [Fact]
    public void The_result_stays_in_the_stage_that_it_has_passed()
    {
        var at = Given.And(Fact).State.Current.ShouldNotBeNull();

        at.PassedOn.ShouldBe(Day("2023-03-01"));
        at.LeftOn.ShouldBeNull();
    }

    [Fact]
    public void The_first_acceptance_of_a_stay_counts() =>
        Given.And(Fact).Passing(Stage.PilotTesting, "2023-06-01").State.Current.ShouldNotBeNull().PassedOn.ShouldBe(Day("2023-03-01"));

    [Fact]
    public void A_stage_that_the_result_is_not_in_cannot_be_passed()
    {
        Given.When(Passed(Stage.Research, "2023-03-01")).ShouldBeRefused("not-in-stage", "2023-03-01");
        AResult.FromBeijing().When(Fact).ShouldBeRefused("not-in-stage", "2023-03-01").Column.ShouldBe("stage");
    }

    [Fact]
    public void An_acceptance_before_the_entry_is_refused() => Given.When(Passed(Stage.PilotTesting, "2022-02-28")).ShouldBeRefused("not-in-stage", "2022-02-28");

    [Fact]
    public void On_the_day_of_the_entry_it_counts_when_it_became_known_after_it() =>
        Given.When(Passed(Stage.PilotTesting, "2022-03-01")).ShouldBeLogged();

    [Fact]
    public void A_late_acceptance_falls_to_the_stay_of_its_day()
    {
        var result = Given.CommercializedIn(Tianjin, "2024-01-01").And(Fact);

        result.State.Visits.Select(visit => visit.PassedOn).ShouldBe([Day("2023-03-01"), null]);
    }

    [Fact]
    public void On_the_day_of_the_end_it_still_counts() => Given.Terminated("2023-03-01").When(Fact).ShouldBeLogged();
}
