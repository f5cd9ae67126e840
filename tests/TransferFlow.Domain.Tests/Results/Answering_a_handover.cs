using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

/// <summary>What holds for each of the three answers to an offer.</summary>
public abstract class Answering_a_handover : EveryLaterCommand
{
    private protected override AResult Given => AResult.FromBeijing().ValidatedIn(Tianjin, "2022-01-01").Offered("H1", "2022-06-01");

    private protected abstract HandoverStatus Status { get; }

    [Fact]
    public void The_offer_is_answered_on_that_day()
    {
        var offer = Given.And(Fact).State.Handovers.ShouldHaveSingleItem();

        (offer.Status, offer.AnsweredOn).ShouldBe((Status, Fact.OccurredOn));
    }

    [Fact]
    public void An_offer_that_nobody_made_cannot_be_answered() =>
        AResult.FromBeijing().When(Fact).ShouldBeRefused("handover-not-pending", "H1", $"{Fact.OccurredOn:yyyy-MM-dd}").Column.ShouldBe("handover");

    [Fact]
    public void An_offer_cannot_be_answered_before_it_is_made() => Given.When(Fact with { OccurredOn = Day("2022-05-31") }).ShouldBeRefused("handover-not-pending");

    [Fact]
    public void An_offer_is_answered_once()
    {
        Given.And(Accepted("H1", "2022-06-10")).When(Fact).ShouldBeRefused("handover-not-pending", $"{Fact.OccurredOn:yyyy-MM-dd}");
        Given.And(Declined("H1", "2022-06-10")).When(Fact).ShouldBeRefused("handover-not-pending", $"{Fact.OccurredOn:yyyy-MM-dd}");
    }

    [Fact]
    public void A_late_answer_is_refused_where_it_would_take_the_place_of_a_known_one() =>
        Given.And(Expired("H1", "2022-12-31")).When(Fact).ShouldBeRefused("handover-not-pending", "2022-12-31");
}

public sealed class Accepting_a_handover : Answering_a_handover
{
    [Fact]
    public void An_answer_after_the_last_date_is_taken_as_long_as_no_expiry_is_on_record()
    {
        var offer = (Fact.HandoverOffered)Offered("H2", "2022-06-02", toSite: "pilot-2") with { Until = Day("2022-06-10") };

        Given.And(offer).When(Accepted("H2", "2022-06-20")).ShouldBeLogged();
    }

    [Fact]
    public void One_after_the_expiry_is_told_when_that_was() =>
        Given.And(Expired("H1", "2022-06-11")).When(Fact).ShouldBeRefused("handover-not-pending", "H1", "2022-06-11", "2022-06-20").Message.En.ShouldContain("anew");

    [Fact]
    public void One_before_a_known_expiry_is_told_that_this_has_to_be_corrected_first() =>
        Given.And(Expired("H1", "2022-06-21")).When(Fact).ShouldBeRefused("handover-not-pending", "H1", "2022-06-20", "2022-06-21").Message.En.ShouldContain("correction");

    private protected override Fact Fact => Accepted("H1", "2022-06-20");

    private protected override Fact? Retold => null;

    private protected override HandoverStatus Status => HandoverStatus.Accepted;

    [Fact]
    public void The_result_does_not_enter_the_stage_by_it() => Given.And(Fact).State.Current.ShouldNotBeNull().Stage.ShouldBe(Stage.ConceptValidation);
}

public sealed class Declining_a_handover : Answering_a_handover
{
    private protected override Fact Fact => Declined("H1", "2022-06-20", "no capacity");

    private protected override Fact Retold => Declined("H1", "2022-06-20", "no interest");

    private protected override HandoverStatus Status => HandoverStatus.Declined;
}

public sealed class Letting_a_handover_expire : Answering_a_handover
{
    private protected override Fact Fact => Expired("H1", "2022-06-20");

    private protected override Fact? Retold => null;

    private protected override HandoverStatus Status => HandoverStatus.Expired;
}
