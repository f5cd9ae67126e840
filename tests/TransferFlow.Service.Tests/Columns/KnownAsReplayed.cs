using System.Text.Json;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Tests.Figures;

namespace TransferFlow.Tests.Columns;

/// <summary>All that columns know of results, at any position and as of any date, against the timelines.</summary>
internal static class KnownAsReplayed
{
    public static async Task CheckAsync(ColumnStore columns, Replayed replayed, long newest)
    {
        var snapshot = (await columns.ReachAsync(new(newest), default)).ShouldNotBeNull();
        foreach (var knownAt in new[] { 0, newest / 4, newest / 2, newest - 1, newest }.Distinct())
        {
            foreach (var asOf in RandomFacts.Dates.Append(RandomFacts.Dates[0].AddDays(-1)))
                Shown(snapshot.ResultsAt(asOf, new(knownAt))).ShouldBe(Shown(replayed.ResultsAt(asOf, new(knownAt))), $"known at {knownAt} as of {asOf:yyyy-MM-dd}");
        }
    }

    /// <summary>Everything of each result, by id.</summary>
    public static List<string> Shown(IEnumerable<KnownResult> results) => [.. results.Select(result => JsonSerializer.Serialize(result)).Order(StringComparer.Ordinal)];
}
