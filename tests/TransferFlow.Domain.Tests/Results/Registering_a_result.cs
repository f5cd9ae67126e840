using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

public sealed class Registering_a_result : EveryCommand
{
    private protected override AResult Given => AResult.Unheard;

    private protected override Fact Fact => Registered(on: "2024-01-01");

    private protected override Fact Retold => Registered(on: "2024-01-01", region: Tianjin);

    [Fact]
    public void The_result_is_known_by_its_registration() => Given.And(Fact).State.Registration.ShouldBe(Fact);

    [Theory]
    [InlineData("2023-12-31", "2024-01-01")]
    [InlineData("2024-01-02", "2024-01-02")]
    public void A_second_registration_is_refused_and_the_later_of_the_two_named(string on, string named) =>
        Given.And(Fact).When(Registered(on)).ShouldBeRefused("already-registered", named);

    [Fact]
    public void Work_done_before_the_registration_counts()
    {
        var result = Given.And(Fact).InResearch(Beijing, "2019-05-01");

        result.State.Current.ShouldNotBeNull().Entered.ShouldBe(Day("2019-05-01"));
        result.When(Passed(Stage.Research, "2020-05-01")).ShouldBeLogged();
    }

    [Fact]
    public void The_registration_may_come_with_the_work_in_one_batch_in_any_order()
    {
        var decisions = Decider.DecideAll(Timeline.Empty, [Entered(Stage.Research, Beijing, "2019-05-01"), Fact], Deciding.Today);

        decisions.ShouldAllBe(decision => decision is Decision.Logged);
    }

    [Fact]
    public void A_result_that_ended_before_it_was_registered_is_still_registered() =>
        Given.And(Fact).When(Terminated("2023-06-01")).ShouldBeLogged();
}
