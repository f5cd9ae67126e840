using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

public sealed class Attaching_evidence : EveryLaterCommand
{
    private protected override AResult Given => AResult.FromBeijing().PilotedIn(Hebei, "2022-03-01").Passing(Stage.PilotTesting, "2023-03-01");

    private protected override Fact Fact => Evidence("2023-03-05", proves: 3);

    private protected override Fact Retold => Evidence("2023-03-05", "other.pdf", proves: 3);

    [Fact]
    public void It_changes_nothing_of_the_state_of_the_result() => Given.And(Fact).State.ShouldBeTheStateOf(Given.State);

    [Fact]
    public void One_file_can_prove_several_facts_or_none_in_particular() =>
        Given.And(Fact, Evidence("2023-03-05", proves: 2)).When(Evidence("2023-03-05")).ShouldBeLogged();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(5)]
    public void It_proves_no_fact_that_there_is_not_and_no_evidence(long version) =>
        Given.And(Evidence("2023-03-05", hash: 'b')).When(Evidence("2023-03-05", proves: version)).ShouldBeRefused("unknown-fact", $"{version}").Column.ShouldBe("proves");

    [Fact]
    public void It_can_be_older_than_what_it_proves() => Given.When(Evidence("2021-01-01", proves: 3)).ShouldBeLogged();

    [Fact]
    public void On_the_day_of_the_end_it_still_counts() => Given.Terminated("2024-03-01").When(Evidence("2024-03-01", proves: 4)).ShouldBeLogged();
}
