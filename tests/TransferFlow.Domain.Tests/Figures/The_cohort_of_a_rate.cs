using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_cohort_of_a_rate
{
    private static readonly AResult piloting = AResult.FromBeijing().ValidatedIn(Tianjin, "2022-01-10").PilotedIn(Hebei, "2022-06-10");

    [Fact]
    public void A_result_counts_from_its_first_entry_whatever_it_did_before() =>
        Counts("stage=pilot", piloting, AResult.FromBeijing().PilotedIn(Hebei, "2023-01-01")).ShouldBe((2, 0, 0, 2));

    [Fact]
    public void A_result_that_never_entered_the_stage_is_not_in_it() =>
        Counts("stage=concept-validation", AResult.FromBeijing().PilotedIn(Hebei, "2022-06-10"), AResult.FromBeijing()).ShouldBe((0, 0, 0, 0));

    [Fact]
    public void A_second_stay_in_the_stage_does_not_count_again() =>
        Counts("stage=pilot&to=deal", piloting.ValidatedIn(Tianjin, "2023-01-01").PilotedIn(Hebei, "2023-06-01")).ShouldBe((1, 0, 0, 1));

    [Fact]
    public void A_result_that_had_reached_the_target_before_is_excluded_and_counted_apart() =>
        Counts("stage=concept-validation", AResult.FromBeijing().PilotedIn(Hebei, "2022-01-01").ValidatedIn(Tianjin, "2022-06-01").PilotedIn(Hebei, "2023-01-01")).ShouldBe((0, 1, 0, 0));

    [Fact]
    public void A_result_that_had_passed_the_target_by_before_is_excluded_too() =>
        Counts("stage=concept-validation", AResult.FromBeijing().CommercializedIn(Hebei, "2022-01-01").ValidatedIn(Tianjin, "2022-06-01")).ShouldBe((0, 1, 0, 0));

    [Fact]
    public void A_later_stage_that_is_short_of_the_target_excludes_nobody() =>
        Counts("stage=concept-validation&to=commercialization", AResult.FromBeijing().PilotedIn(Hebei, "2022-01-01").ValidatedIn(Tianjin, "2022-06-01")).ShouldBe((1, 0, 0, 1));

    [Fact]
    public void A_result_that_was_sold_before_is_excluded_from_the_rate_of_deals() =>
        Counts("stage=pilot&to=deal", AResult.FromBeijing().Signing("C1", "2022-01-01").PilotedIn(Hebei, "2022-06-01")).ShouldBe((0, 1, 0, 0));

    [Theory]
    [InlineData("cohortFrom=2022-06-10&cohortTo=2022-06-10", 1)]
    [InlineData("cohortFrom=2022-06-11", 0)]
    [InlineData("cohortTo=2022-06-09", 0)]
    [InlineData("asOf=2022-06-10", 1)]
    [InlineData("asOf=2022-06-09", 0)]
    public void The_window_and_the_date_include_their_ends(string question, int cohort) => Counts($"stage=pilot&{question}", piloting).Cohort.ShouldBe(cohort);

    [Fact]
    public void The_window_asks_for_the_first_entry_and_no_other() =>
        Counts("stage=pilot&cohortFrom=2023-01-01", piloting.ValidatedIn(Tianjin, "2023-01-01").PilotedIn(Hebei, "2023-06-01")).ShouldBe((0, 0, 0, 0));

    [Fact]
    public void Field_owner_and_site_of_the_first_entry_narrow_it()
    {
        var here = AResult.From(Beijing, owner: "demo-a", field: "biomedicine").PilotedIn(Hebei, "2022-01-01", "pilot-1").PilotedIn(Hebei, "2022-02-01", "pilot-2");
        var there = AResult.From(Beijing, owner: "demo-b").PilotedIn(Hebei, "2022-01-01");

        foreach (var question in new[] { "field=biomedicine", "owner=demo-a", "site=pilot-1" }) Counts($"stage=pilot&{question}", here, there).Cohort.ShouldBe(1, question);
        foreach (var question in new[] { "field=aerospace", "owner=demo-c", "site=pilot-2" }) Counts($"stage=pilot&{question}", here, there).Cohort.ShouldBe(0, question);
    }

    [Fact]
    public void A_result_without_a_registration_counts_nowhere() => Counts("stage=pilot", AResult.Unheard.PilotedIn(Hebei, "2022-01-01")).ShouldBe((0, 0, 0, 0));

    [Fact]
    public void A_registration_dated_after_the_work_does_not_matter() =>
        Counts("stage=pilot&asOf=2022-12-31", AResult.Unheard.PilotedIn(Hebei, "2022-01-01").And(Registered(on: "2025-01-01"))).ShouldBe((1, 0, 0, 1));

    private static (int Cohort, int Excluded, int Converted, int InFlight) Counts(string question, params AResult[] results)
    {
        var total = results.Ask("stage-conversion", question).GetProperty("total");
        int Count(string name) => total.GetProperty(name).GetInt32();
        return (Count("cohort"), Count("excluded"), Count("converted"), Count("inFlight"));
    }
}
