using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

/// <summary>What holds for each of the three ends.</summary>
public abstract class Ending_a_result : EveryLaterCommand
{
    private protected override AResult Given => AResult.FromBeijing().PilotedIn(Hebei, "2022-03-01");

    private protected abstract WayOut Way { get; }

    [Fact]
    public void The_stay_ends_and_none_goes_on()
    {
        var result = Given.And(Fact).State;

        result.End.ShouldBe(new(Way, Fact.OccurredOn));
        result.Current.ShouldBeNull();
        (result.Visits[^1].LeftOn, result.Visits[^1].WayOut, result.Visits[^1].NextStage).ShouldBe((Fact.OccurredOn, Way, null));
    }

    [Fact]
    public void A_result_that_entered_no_stage_can_end() => AResult.FromBeijing().And(Fact).State.End.ShouldBe(new(Way, Fact.OccurredOn));

    [Theory]
    [InlineData("2024-01-01")]
    [InlineData("2024-02-01")]
    public void A_second_end_is_refused_even_on_the_same_day(string on)
    {
        Fact second = Fact is Fact.Withdrawn ? Terminated(on) : Withdrawn(on);

        Given.And(Fact).When(second).ShouldBeRefused("after-the-end", on, "2024-01-01").Column.ShouldBe("occurred_on");
    }

    [Fact]
    public void A_late_end_is_refused_where_something_happened_after_it_and_the_first_of_it_is_named() =>
        Given.CommercializedIn(Tianjin, "2024-05-01").Passing(Stage.Commercialization, "2025-01-01").When(Fact)
            .ShouldBeRefused("after-the-end", "2024-05-01", "2024-01-01").Message.En.ShouldContain("stage entry");

    [Fact]
    public void What_happened_on_the_same_day_happened_before_it_whenever_it_became_known()
    {
        var result = Given.And(Fact).And(Entered(Stage.Commercialization, Tianjin, "2024-01-01"));

        result.State.Visits[^1].Stage.ShouldBe(Stage.Commercialization);
        result.State.Visits[^1].WayOut.ShouldBe(Way);
        Given.And(Fact).When(Entered(Stage.Commercialization, Tianjin, "2024-01-01")).ShouldBeLogged();
    }

    [Fact]
    public void What_happened_before_can_still_be_reported() => Given.And(Fact).When(Passed(Stage.PilotTesting, "2023-01-01")).ShouldBeLogged();
}

public sealed class Terminating_a_result : Ending_a_result
{
    private protected override Fact Fact => Terminated("2024-01-01", "no funds");

    private protected override Fact Retold => Terminated("2024-01-01", "no market");

    private protected override WayOut Way => WayOut.Terminated;
}

public sealed class Withdrawing_a_result : Ending_a_result
{
    private protected override Fact Fact => Withdrawn("2024-01-01", "by the owner");

    private protected override Fact Retold => Withdrawn("2024-01-01", "by the office");

    private protected override WayOut Way => WayOut.Withdrawn;
}

public sealed class Superseding_a_result : Ending_a_result
{
    private protected override Fact Fact => Superseded("2024-01-01", by: "R-2");

    private protected override Fact Retold => Superseded("2024-01-01", by: "R-3");

    private protected override WayOut Way => WayOut.Superseded;
}
