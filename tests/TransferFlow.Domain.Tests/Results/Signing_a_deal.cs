using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

public sealed class Signing_a_deal : EveryLaterCommand
{
    private protected override AResult Given => AResult.FromBeijing().InResearch(Beijing, "2021-01-01");

    private protected override Fact Fact => Signed("C1", "2022-06-01", 500_000m, Hebei);

    private protected override Fact Retold => Signed("C1", "2022-06-01", 600_000m, Hebei);

    [Fact]
    public void The_terms_hold_from_that_day() =>
        Given.And(Fact).State.Deals.ShouldHaveSingleItem().ShouldBe(new(1, "C1", Day("2022-06-01"), null, NoTerms with { AmountCny = 500_000m, DestinationRegion = Hebei }));

    [Fact]
    public void The_first_deal_is_the_earliest_and_not_the_first_that_became_known() =>
        Given.And(Fact).Signing("C2", "2021-06-01", to: Tianjin).State.FirstDeal.ShouldBe(new(Day("2021-06-01"), 1, Tianjin));

    [Fact]
    public void The_first_deal_stays_the_first_when_it_is_cancelled() =>
        Given.And(Fact, Cancelled("C1", "2022-07-01")).State.FirstDeal.ShouldBe(new(Day("2022-06-01"), 1, Hebei));

    [Fact]
    public void It_knows_its_place_among_the_entries_of_its_day()
    {
        var pilot = Entered(Stage.PilotTesting, Hebei, "2022-06-01");

        Given.And(Fact, pilot).State.FirstDeal.ShouldNotBeNull().VisitsBefore.ShouldBe(1);
        Given.And(pilot, Fact).State.FirstDeal.ShouldNotBeNull().VisitsBefore.ShouldBe(2);
    }

    [Fact]
    public void A_result_in_no_stage_can_be_sold() => AResult.FromBeijing().When(Fact).ShouldBeLogged();

    [Fact]
    public void A_contract_is_signed_once()
    {
        Given.And(Fact).When(Signed("C1", "2022-07-01")).ShouldBeRefused("deal-exists", "C1", "2022-07-01");
        Given.And(Fact, Cancelled("C1", "2022-06-15")).When(Signed("C1", "2022-07-01")).ShouldBeRefused("deal-exists", "C1", "2022-07-01");
    }

    [Fact]
    public void A_late_signing_is_refused_where_a_known_one_would_be_the_second() =>
        Given.And(Fact).When(Signed("C1", "2022-05-01")).ShouldBeRefused("deal-exists", "C1", "2022-06-01");
}
