using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Stays in stages, by a second road: a stay is a list of entries, and what comes after its last one ends it.</summary>
/// <param name="Way">How it was left; null where it goes on.</param>
/// <param name="Placed">The date of the entry under which it is counted.</param>
internal sealed record OracleStay(string Row, Stage Stage, bool IsRework, DateOnly Began, DateOnly Until, string? Way, int SilentFor)
{
    public int Days => Until.DayNumber - Began.DayNumber;

    /// <param name="byVisit">Each entry makes a stay of its own.</param>
    /// <param name="isPlacedByLast">Counted where it was last, not where it began.</param>
    public static List<OracleStay> Of(FigureRequest request, IEnumerable<IReadOnlyList<Fact>> results, bool byVisit, bool isPlacedByLast = false)
    {
        var stays = new List<OracleStay>();
        foreach (var (registration, story) in Oracle.Stories(request, results))
        {
            var entries = story.OfType<Fact.StageEntered>().ToList();
            for (var i = 0; i < entries.Count; i++)
            {
                // A spell is told by its first entry, and reaches to the last one before another stage.
                if (!byVisit && i > 0 && entries[i - 1].Stage == entries[i].Stage) continue;
                var last = i;
                while (!byVisit && last + 1 < entries.Count && entries[last + 1].Stage == entries[i].Stage) last++;

                var (began, counted) = (entries[i], entries[isPlacedByLast ? last : i]);
                if (request.CohortFrom is { } from && began.OccurredOn < from) continue;
                if (request.CohortTo is { } to && began.OccurredOn > to) continue;
                if (request.Site is { } site && counted.Site != site) continue;
                if (Oracle.RowOf(request, registration, counted) is not { } row) continue;

                // Rework: some other stage lies between this entry and an earlier one of the same stage.
                var isRework = Enumerable.Range(0, i).Any(j => entries[j].Stage == began.Stage && entries[j..i].Exists(between => between.Stage != began.Stage));
                var next = last + 1 < entries.Count ? entries[last + 1] : story.Find(fact => fact is Fact.Terminated or Fact.Withdrawn or Fact.Superseded);
                stays.Add(new(
                    row, began.Stage, isRework, began.OccurredOn, next?.OccurredOn ?? request.AsOf, WayOf(began.Stage, next),
                    request.AsOf.DayNumber - story[^1].OccurredOn.DayNumber));
            }
        }

        return stays;
    }

    private static string? WayOf(Stage from, Fact? next) => next switch
    {
        null => null,
        Fact.StageEntered entered => entered.Stage > from ? "advanced" : entered.Stage < from ? "returned" : "moved",
        _ => next.GetType().Name.ToLowerInvariant(),
    };
}
