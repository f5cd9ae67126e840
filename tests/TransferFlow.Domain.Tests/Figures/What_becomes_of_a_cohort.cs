using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class What_becomes_of_a_cohort
{
    private static readonly AResult validating = AResult.FromBeijing().ValidatedIn(Tianjin, "2022-01-10");

    [Fact]
    public void The_next_stage_converts() => Outcome(validating.PilotedIn(Hebei, "2022-06-10")).ShouldBe("converted");

    [Fact]
    public void A_stage_beyond_the_target_converts_too_for_skipping_is_allowed() => Outcome(validating.CommercializedIn(Hebei, "2022-06-10")).ShouldBe("converted");

    [Fact]
    public void A_stage_short_of_the_target_does_not() => Outcome(validating.PilotedIn(Hebei, "2022-06-10"), "to=commercialization").ShouldBe("inFlight");

    [Fact]
    public void Passing_the_stage_does_not() => Outcome(validating.Passing(Stage.ConceptValidation, "2022-06-10")).ShouldBe("inFlight");

    [Fact]
    public void A_move_and_a_return_end_nothing()
    {
        var returned = validating.ValidatedIn(Hebei, "2022-03-01").InResearch(Beijing, "2022-06-10");

        Outcome(returned).ShouldBe("inFlight");
        Outcome(returned.ValidatedIn(Tianjin, "2023-01-01").PilotedIn(Hebei, "2023-06-10")).ShouldBe("converted");
    }

    [Fact]
    public void Each_end_before_the_target_competes_with_it()
    {
        Outcome(validating.Terminated("2022-06-10")).ShouldBe("terminated");
        Outcome(validating.Withdrawn("2022-06-10")).ShouldBe("withdrawn");
        Outcome(validating.Superseded("2022-06-10")).ShouldBe("superseded");
    }

    [Fact]
    public void An_end_after_the_target_undoes_nothing() => Outcome(validating.PilotedIn(Hebei, "2022-06-10").Terminated("2022-07-01")).ShouldBe("converted");

    [Fact]
    public void What_happens_after_asOf_has_not_happened()
    {
        Outcome(validating.PilotedIn(Hebei, "2022-06-10"), "asOf=2022-06-09").ShouldBe("inFlight");
        Outcome(validating.PilotedIn(Hebei, "2022-06-10"), "asOf=2022-06-10").ShouldBe("converted");
        Outcome(validating.Terminated("2022-06-10"), "asOf=2022-06-09").ShouldBe("inFlight");
    }

    [Fact]
    public void Conversion_on_the_day_of_the_entry_counts_in_the_order_in_which_both_became_known()
    {
        Outcome(validating.PilotedIn(Hebei, "2022-01-10")).ShouldBe("converted");
        Outcome(AResult.FromBeijing().PilotedIn(Hebei, "2022-01-10").ValidatedIn(Tianjin, "2022-01-10")).ShouldBe("excluded");
    }

    [Fact]
    public void Conversion_on_the_day_of_the_end_comes_before_it() => Outcome(validating.Terminated("2022-06-10").PilotedIn(Hebei, "2022-06-10")).ShouldBe("converted");

    [Fact]
    public void The_first_deal_converts_from_every_stage_even_if_it_is_cancelled()
    {
        Outcome(validating.Signing("C1", "2022-06-10").And(Cancelled("C1", "2022-06-11")), "to=deal").ShouldBe("converted");
        Outcome(validating.PilotedIn(Hebei, "2022-06-10"), "to=deal").ShouldBe("inFlight");
    }

    [Fact]
    public void A_deal_of_the_day_of_the_entry_counts_when_it_became_known_after_it()
    {
        Outcome(validating.Signing("C1", "2022-01-10"), "to=deal").ShouldBe("converted");
        Outcome(AResult.FromBeijing().Signing("C1", "2022-01-10").ValidatedIn(Tianjin, "2022-01-10"), "to=deal").ShouldBe("excluded");
    }

    private static string Outcome(AResult result, string question = "")
    {
        var total = new[] { result }.Ask("stage-conversion", $"stage=concept-validation&{question}").GetProperty("total");
        return new[] { "excluded", "converted", "terminated", "withdrawn", "superseded", "inFlight" }.Where(name => total.GetProperty(name).GetInt32() == 1).ShouldHaveSingleItem();
    }
}
