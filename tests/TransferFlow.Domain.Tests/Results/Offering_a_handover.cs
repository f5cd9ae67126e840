using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

public sealed class Offering_a_handover : EveryLaterCommand
{
    private protected override AResult Given => AResult.FromBeijing().ValidatedIn(Tianjin, "2022-01-01");

    private protected override Fact Fact => Offered("H1", "2022-06-01");

    private protected override Fact Retold => Offered("H1", "2022-06-01", toSite: "pilot-2");

    [Fact]
    public void The_offer_is_pending()
    {
        var offer = Given.And(Fact).State.Handovers.ShouldHaveSingleItem();

        (offer.Id, offer.Target, offer.Status, offer.AnsweredOn).ShouldBe(("H1", "pilot-1", HandoverStatus.Pending, null));
    }

    [Fact]
    public void An_offer_can_go_to_a_region_where_no_site_is_named() =>
        Given.And(Offered("H1", "2022-06-01", toSite: null, toRegion: Hebei)).State.Handovers[0].Target.ShouldBe(Hebei);

    [Fact]
    public void An_offer_that_was_logged_without_its_sites_region_is_known_when_it_comes_again_with_it()
    {
        Given.And(Fact).When(Offered("H1", "2022-06-01", toRegion: Hebei)).ShouldBeKnownAlready();
        Given.And(Offered("H1", "2022-06-01", toRegion: Hebei)).When(Offered("H1", "2022-06-01", toRegion: Tianjin))
            .ShouldBeRefused("conflicts-with-known-fact", "2022-06-01");
    }

    [Fact]
    public void A_handover_is_offered_once() =>
        Given.And(Fact, Declined("H1", "2022-07-01")).When(Offered("H1", "2022-08-01")).ShouldBeRefused("handover-exists", "H1", "2022-08-01");

    [Fact]
    public void A_second_offer_to_the_same_target_waits_for_the_answer_to_the_first()
    {
        Given.And(Fact).When(Offered("H2", "2022-07-01")).ShouldBeRefused("handover-pending", "H2", "2022-07-01");
        Given.And(Fact, Declined("H1", "2022-07-01")).When(Offered("H2", "2022-07-01")).ShouldBeLogged();
    }

    [Fact]
    public void Another_target_or_another_stage_can_be_asked_at_the_same_time()
    {
        Given.And(Fact).When(Offered("H2", "2022-07-01", toSite: "pilot-2")).ShouldBeLogged();
        Given.And(Fact).When(Offered("H2", "2022-07-01", Stage.Commercialization)).ShouldBeLogged();
    }

    [Fact]
    public void A_late_offer_is_refused_where_a_known_one_would_no_longer_be_the_only_one() =>
        Given.And(Fact).When(Offered("H2", "2022-05-01")).ShouldBeRefused("handover-pending", "H1", "2022-06-01");
}
