using CsCheck;
using TransferFlow.Domain.Figures.Estimators;

namespace TransferFlow.Domain.Tests.Estimators;

public sealed class EventTableTests
{
    [Fact]
    public void It_counts_ends_by_cause_and_those_at_risk()
    {
        var table = EventTable.Of(2, [new(7, 1), new(3, null), new(7, 0), new(3, 0), new(7, null), new(7, 1)]);

        (table.Steps, table.Size).ShouldBe((2, 6));
        (table.Elapsed(0), table.AtRisk(0), table.Ended(0), table.Ends(0, 0), table.Ends(0, 1)).ShouldBe((3, 6, 1, 1, 0));
        (table.Elapsed(1), table.AtRisk(1), table.Ended(1), table.Ends(1, 0), table.Ends(1, 1)).ShouldBe((7, 4, 3, 1, 2));
        new[] { 0, 3, 4, 7, 8 }.Select(table.AtRiskAt).ShouldBe([6, 6, 4, 4, 0]);
        new[] { 0, 3, 4, 7, 8 }.Select(table.StepsUpTo).ShouldBe([0, 1, 1, 2, 2]);
    }

    [Fact]
    public void A_histogram_gives_the_same_table_as_its_observations() => Cohorts.Any.Sample(cohort =>
    {
        const int width = Cohorts.Longest + 1;
        var histogram = new int[(Cohorts.Causes + 1) * width];
        foreach (var (elapsed, cause) in cohort)
            histogram[(cause ?? Cohorts.Causes) * width + elapsed]++;

        Rows(EventTable.OfHistogram(Cohorts.Causes, histogram)).ShouldBe(Rows(cohort.Table()));
    });

    [Fact]
    public void An_empty_histogram_is_an_empty_cohort() => EventTable.OfHistogram(4, new int[50]).Size.ShouldBe(0);

    [Fact]
    public void A_histogram_that_does_not_divide_into_its_causes_is_refused() =>
        Should.Throw<ArgumentException>(() => EventTable.OfHistogram(4, new int[51]));

    [Fact]
    public void A_negative_time_and_an_unknown_cause_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => EventTable.Of(1, [new(-1, 0)]));
        Should.Throw<ArgumentOutOfRangeException>(() => EventTable.Of(1, [new(0, 1)]));
        Should.Throw<ArgumentOutOfRangeException>(() => EventTable.Of(1, [new(0, -1)]));
    }

    private static IEnumerable<string> Rows(EventTable table) =>
        from step in Enumerable.Range(0, table.Steps)
        let ends = Enumerable.Range(0, table.Causes).Select(cause => table.Ends(step, cause))
        select $"{table.Elapsed(step)}: {table.AtRisk(step)} {table.Ended(step)} {string.Join(' ', ends)}";
}
