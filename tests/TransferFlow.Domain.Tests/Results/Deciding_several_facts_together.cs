using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

public sealed class Deciding_several_facts_together
{
    private readonly AResult given = AResult.FromBeijing().InResearch(Beijing, "2021-01-01");

    [Fact]
    public void Facts_that_need_one_another_may_come_in_any_order_of_dates()
    {
        var decisions = Decide(Accepted("H1", "2022-02-01"), Passed(Stage.PilotTesting, "2022-06-01"), Entered(Stage.PilotTesting, Hebei, "2022-03-01"), Offered("H1", "2022-01-01"));

        decisions.ShouldAllBe(decision => decision is Decision.Logged);
    }

    [Fact]
    public void Only_the_fact_at_fault_is_refused()
    {
        var decisions = Decide(Entered(Stage.PilotTesting, Hebei, "2022-03-01"), Passed(Stage.Commercialization, "2022-06-01"), Signed("C1", "2022-07-01"));

        decisions[0].ShouldBeLogged();
        decisions[1].ShouldBeRefused("not-in-stage", "2022-06-01");
        decisions[2].ShouldBeLogged();
    }

    [Fact]
    public void Each_decision_stands_in_the_place_of_its_fact()
    {
        var decisions = Decide(given.Facts[1], Entered(Stage.PilotTesting, Hebei, "2026-07-02"), Signed("C1", "2022-07-01"));

        decisions[0].ShouldBeKnownAlready();
        decisions[1].ShouldBeRefused("date-beyond-tomorrow");
        decisions[2].ShouldBeLogged();
    }

    [Fact]
    public void Two_facts_of_one_identity_and_different_content_conflict()
    {
        var decisions = Decide(Signed("C1", "2022-07-01", 1m), Signed("C1", "2022-07-01", 2m));

        decisions[0].ShouldBeLogged();
        decisions[1].ShouldBeRefused("conflicts-with-known-fact", "2022-07-01");
    }

    [Fact]
    public void Known_facts_that_become_illegal_are_the_fault_of_the_newest_fact_before_them()
    {
        var piloting = given.PilotedIn(Hebei, "2022-03-01").Passing(Stage.PilotTesting, "2023-01-01");

        var decisions = Decider.DecideAll(piloting.Timeline, [Signed("C1", "2022-01-01"), Entered(Stage.ConceptValidation, Tianjin, "2022-12-01"), Signed("C2", "2023-02-01")], Deciding.Today);

        decisions[0].ShouldBeLogged();
        decisions[1].ShouldBeRefused("not-in-stage", "2023-01-01");
        decisions[2].ShouldBeLogged();
    }

    [Fact]
    public void What_was_illegal_before_is_not_held_against_new_facts()
    {
        var broken = AResult.FromBeijing().Passing(Stage.PilotTesting, "2022-01-01");

        broken.When(Entered(Stage.Research, Beijing, "2021-01-01")).ShouldBeLogged();
    }

    [Fact]
    public void Nothing_comes_of_nothing() => Decide().ShouldBeEmpty();

    [Fact]
    public void A_result_has_at_most_two_thousand_facts()
    {
        var full = given.And([.. Enumerable.Range(1, Decider.MostFacts - given.Facts.Length - 1).Select(number => Signed($"C{number}", "2022-01-01"))]);
        var one = Signed("D1", "2022-01-02");
        var other = Signed("D2", "2022-01-02");

        full.When(one).ShouldBeLogged();
        full.And(one).When(other).ShouldBeRefused("too-many-facts");
        full.And(one).When(one).ShouldBeKnownAlready();
        Decider.DecideAll(full.Timeline, [one, other], Deciding.Today).ShouldAllBe(decision => decision is Decision.Refused);
        Decider.MostFacts.ShouldBe(2_000);
    }

    private IReadOnlyList<Decision> Decide(params Fact[] facts) => Decider.DecideAll(given.Timeline, facts, Deciding.Today);
}
