using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

/// <summary>What holds for an amendment and for a cancellation.</summary>
public abstract class Changing_a_deal : EveryLaterCommand
{
    private protected override AResult Given => AResult.FromBeijing().Signing("C1", "2022-06-01", 500_000m, Hebei);

    [Fact]
    public void The_terms_before_hold_until_that_day() => Given.And(Fact).State.Deals[0].Until.ShouldBe(Fact.OccurredOn);

    [Fact]
    public void A_deal_that_nobody_signed_cannot_be_changed() =>
        AResult.FromBeijing().When(Fact).ShouldBeRefused("deal-not-in-force", "C1", $"{Fact.OccurredOn:yyyy-MM-dd}").Column.ShouldBe("contract_no");

    [Fact]
    public void A_deal_cannot_be_changed_before_it_is_signed() => Given.When(Fact with { OccurredOn = Day("2022-05-31") }).ShouldBeRefused("deal-not-in-force", "2022-05-31");

    [Fact]
    public void A_cancelled_deal_cannot_be_changed() =>
        Given.And(Cancelled("C1", "2022-06-02")).When(Fact).ShouldBeRefused("deal-not-in-force", $"{Fact.OccurredOn:yyyy-MM-dd}");
}

public sealed class Amending_a_deal : Changing_a_deal
{
    private protected override Fact Fact => Amended("C1", "2022-09-01", 700_000m, Tianjin);

    private protected override Fact Retold => Amended("C1", "2022-09-01", 800_000m, Tianjin);

    [Fact]
    public void The_whole_new_terms_hold_from_that_day() =>
        Given.And(Fact).State.DealInForce("C1").ShouldBe(new(2, "C1", Day("2022-09-01"), null, NoTerms with { AmountCny = 700_000m, DestinationRegion = Tianjin }));

    [Fact]
    public void The_first_deal_keeps_the_destination_that_it_was_signed_with() => Given.And(Fact).State.FirstDeal.ShouldNotBeNull().DestinationRegion.ShouldBe(Hebei);

    [Fact]
    public void A_late_amendment_holds_until_the_one_after_it()
    {
        var result = Given.And(Fact).And(Amended("C1", "2022-07-01", 600_000m));

        result.State.Deals.Select(deal => (deal.Terms.AmountCny, deal.Until)).ShouldBe(
            [(500_000m, Day("2022-07-01")), (600_000m, Day("2022-09-01")), (700_000m, null)]);
    }
}

public sealed class Cancelling_a_deal : Changing_a_deal
{
    private protected override Fact Fact => Cancelled("C1", "2022-09-01", "licensee withdrew");

    private protected override Fact Retold => Cancelled("C1", "2022-09-01", "breach");

    [Fact]
    public void No_terms_hold_any_longer() => Given.And(Fact).State.DealInForce("C1").ShouldBeNull();

    [Fact]
    public void A_late_cancellation_is_refused_where_an_amendment_would_lose_its_deal() =>
        Given.And(Amended("C1", "2022-10-01")).When(Fact).ShouldBeRefused("deal-not-in-force", "2022-10-01");
}
