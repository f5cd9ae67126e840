using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

public sealed class The_timeline
{
    private readonly AResult told = AResult.FromBeijing()
        .Terminated("2023-01-01").PilotedIn(Hebei, "2022-01-01").InResearch(Beijing, "2021-01-01").Signing("C1", "2023-01-01").Passing(Stage.PilotTesting, "2023-01-01");

    [Fact]
    public void Facts_stand_by_date_then_rank_then_version() =>
        told.Timeline.Entries.Select(entry => entry.Version).ShouldBe([1, 4, 3, 5, 6, 2]);

    [Fact]
    public void A_registration_stands_first_on_its_day() =>
        AResult.Unheard.InResearch(Beijing, "2020-01-01").And(Registered(on: "2020-01-01")).Timeline.Entries[0].Fact.ShouldBeOfType<Fact.ResultRegistered>();

    [Fact]
    public void The_version_is_that_of_the_newest_fact_and_not_of_the_last()
    {
        told.Timeline.Version.ShouldBe(6);
        Timeline.Empty.Version.ShouldBe(0);
    }

    [Theory]
    [InlineData("2020-12-31", 0)]
    [InlineData("2021-01-01", 1)]
    [InlineData("2022-01-01", 2)]
    public void As_of_a_date_later_facts_have_not_happened(string date, int visits)
    {
        var result = told.Timeline.AsOf(Day(date)).Tell().Result;

        result.Visits.Length.ShouldBe(visits);
        result.End.ShouldBeNull();
    }

    [Fact]
    public void As_of_any_date_the_result_is_registered() =>
        told.Timeline.AsOf(Day("2019-01-01")).Tell().Result.Registration.ShouldBe(told.Facts[0]);

    [Fact]
    public void An_illegal_fact_has_no_effect_and_is_named()
    {
        var story = told.Passing(Stage.Research, "2022-06-01").Timeline.Tell();

        story.Illegal.ShouldHaveSingleItem().Entry.Version.ShouldBe(7);
        story.Result.Visits.ShouldBe(told.State.Visits);
    }
}
