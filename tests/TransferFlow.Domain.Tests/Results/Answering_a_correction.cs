using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

public sealed class Answering_a_correction
{
    // 1 registered, 2 pilot entered, 3 asked.
    private static readonly AResult given =
        AResult.FromBeijing().PilotedIn(Hebei, "2022-03-01").And(Asking(new FactChange(2, Entered(Stage.PilotTesting, Tianjin, "2022-03-01"))));

    [Fact]
    public void Somebody_else_approves_and_it_holds()
    {
        given.When(Approving(3)).ShouldBeLogged();

        var corrected = given.And(Approving(3));
        corrected.State.Visits.Single().HostRegion.ShouldBe(Tianjin);
        corrected.Timeline.Corrections.All.Single().ShouldSatisfyAllConditions(
            one => one.Status.ShouldBe(CorrectionStatus.Approved), one => one.AnsweredAt.ShouldBe(4), one => one.AnsweredBy.ShouldBe("person-2"));
    }

    [Fact]
    public void Who_asked_does_not_approve() => given.When(Approving(3, by: "person-1")).ShouldBeRefused("same-person");

    [Fact]
    public void Who_asked_can_take_it_back()
    {
        given.When(Refusing(3, by: "person-1")).ShouldBeLogged();

        var refused = given.And(Refusing(3, by: "person-1"));
        refused.State.Visits.Single().HostRegion.ShouldBe(Hebei);
        refused.Timeline.Corrections.All.Single().Status.ShouldBe(CorrectionStatus.Refused);
    }

    [Fact]
    public void The_same_answer_of_the_same_person_is_known_already()
    {
        given.And(Approving(3)).When(Approving(3)).ShouldBeKnownAlready();
        given.And(Refusing(3)).When(Refusing(3)).ShouldBeKnownAlready();
    }

    [Fact]
    public void What_is_answered_is_not_answered_again()
    {
        given.And(Approving(3)).When(Approving(3, by: "person-3")).ShouldBeRefused("correction-not-pending", "3");
        given.And(Approving(3)).When(Refusing(3)).ShouldBeRefused("correction-not-pending", "3");
        given.And(Refusing(3)).When(Approving(3)).ShouldBeRefused("correction-not-pending", "3");
    }

    [Fact]
    public void What_nobody_asked_for_is_not_answered()
    {
        given.When(Approving(2)).ShouldBeRefused("correction-not-pending", "2");
        given.When(Refusing(9)).ShouldBeRefused("correction-not-pending", "9");
    }

    [Fact]
    public void What_has_become_illegal_meanwhile_is_not_approved_and_can_be_refused()
    {
        var voiding = AResult.FromBeijing().PilotedIn(Hebei, "2022-03-01").And(Asking(Void(2))).Passing(Stage.PilotTesting, "2023-01-01");

        voiding.When(Approving(3)).ShouldBeRefused("not-in-stage", "2023-01-01");
        voiding.When(Refusing(3)).ShouldBeLogged();
    }

    [Fact]
    public void After_a_refusal_the_same_can_be_asked_again() =>
        given.And(Refusing(3)).When(Asking(new FactChange(2, Entered(Stage.PilotTesting, Tianjin, "2022-03-01")))).ShouldBeLogged();

    [Fact]
    public void An_answer_to_nothing_in_the_stream_says_nothing() => given.And(Approving(3), Approving(3, "person-3"), Refusing(3), Approving(1))
        .Timeline.Corrections.All.Single().AnsweredAt.ShouldBe(4);
}
