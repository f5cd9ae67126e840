using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

public sealed class Entering_a_stage : EveryLaterCommand
{
    private protected override AResult Given => AResult.FromBeijing().InResearch(Beijing, "2021-01-01");

    private protected override Fact Fact => Entered(Stage.PilotTesting, Hebei, "2022-03-01", "pilot-1");

    private protected override Fact Retold => new Fact.StageEntered(Stage.PilotTesting, "pilot-1", null, Hebei, Trl: 6) { OccurredOn = Day("2022-03-01") };

    [Fact]
    public void The_stay_before_ends_on_the_day_of_the_entry_and_says_where_it_went()
    {
        var visits = Given.And(Fact).State.Visits;

        visits[0].ShouldBe(new(1, Stage.Research, null, null, Beijing, Day("2021-01-01"))
        {
            LeftOn = Day("2022-03-01"), WayOut = WayOut.Advanced, NextStage = Stage.PilotTesting, NextRegion = Hebei,
        });
        visits[1].ShouldBe(new(2, Stage.PilotTesting, "pilot-1", null, Hebei, Day("2022-03-01")));
    }

    [Theory]
    [InlineData(Stage.ConceptValidation, "cvc-1", WayOut.Returned)]
    [InlineData(Stage.PilotTesting, "pilot-2", WayOut.Moved)]
    [InlineData(Stage.Commercialization, "park-1", WayOut.Advanced)]
    public void An_advance_a_return_and_a_move_are_told_apart_by_the_timeline(Stage next, string site, WayOut way)
    {
        var result = Given.And(Fact).And(Entered(next, Tianjin, "2023-01-01", site));

        result.State.Visits[1].WayOut.ShouldBe(way);
        result.State.Current.ShouldNotBeNull().Stage.ShouldBe(next);
    }

    [Fact]
    public void Any_stage_can_be_the_first() => AResult.FromBeijing().When(Entered(Stage.Commercialization, Tianjin, "2022-01-01")).ShouldBeLogged();

    [Fact]
    public void The_same_stage_at_the_same_site_is_refused() =>
        Given.And(Fact).When(Entered(Stage.PilotTesting, Hebei, "2022-04-01", "pilot-1"))
            .ShouldBeRefused("already-in-stage", "2022-03-01", "2022-04-01").Column.ShouldBe("stage");

    [Fact]
    public void Without_a_site_the_organisation_and_the_region_tell_places_apart()
    {
        var piloting = Given.And(Entered(Stage.PilotTesting, Hebei, "2022-03-01", organisation: "org-a"));

        piloting.When(Entered(Stage.PilotTesting, Hebei, "2022-04-01", organisation: "org-a")).ShouldBeRefused("already-in-stage");
        piloting.When(Entered(Stage.PilotTesting, Hebei, "2022-04-01", organisation: "org-b")).ShouldBeLogged();
        piloting.When(Entered(Stage.PilotTesting, Tianjin, "2022-04-01", organisation: "org-a")).ShouldBeLogged();
    }

    [Fact]
    public void A_late_entry_is_refused_where_a_later_one_would_enter_the_same_place_again() =>
        Given.And(Fact).When(Entered(Stage.PilotTesting, Hebei, "2022-02-01", "pilot-1")).ShouldBeRefused("already-in-stage", "2022-02-01", "2022-03-01");

    [Fact]
    public void A_late_entry_finds_its_place_between_two_others()
    {
        var result = Given.And(Fact).ValidatedIn(Tianjin, "2021-09-01");

        result.State.Visits.Select(visit => visit.Stage).ShouldBe([Stage.Research, Stage.ConceptValidation, Stage.PilotTesting]);
        result.State.Visits[0].NextRegion.ShouldBe(Tianjin);
    }

    [Fact]
    public void A_late_entry_is_refused_where_an_acceptance_would_lose_its_stage() =>
        Given.And(Fact).Passing(Stage.PilotTesting, "2023-01-01").When(Entered(Stage.ConceptValidation, Tianjin, "2022-12-01"))
            .ShouldBeRefused("not-in-stage", "2023-01-01");

    [Fact]
    public void Two_entries_of_one_day_stand_in_the_order_in_which_they_became_known()
    {
        var result = Given.And(Fact, Entered(Stage.Commercialization, Tianjin, "2022-03-01"));

        result.State.Current.ShouldNotBeNull().Stage.ShouldBe(Stage.Commercialization);
        result.State.Visits[1].LeftOn.ShouldBe(result.State.Visits[1].Entered);
    }

    [Fact]
    public void No_handover_is_needed_and_a_declined_one_is_no_bar()
    {
        var declined = Given.Offered("H1", "2022-01-01").And(Declined("H1", "2022-02-01"));

        declined.When(Fact).ShouldBeLogged();
    }
}
