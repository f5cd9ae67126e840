using TransferFlow.Domain.Regions;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// flow 流向, definition 1: the converted of stage-conversion by the host region of their first entry into the stage and the host region of the
/// converting entry (for deals: the destination). Row sums equal <c>converted</c> by place.
/// </summary>
public static class Flow
{
    /// <summary>Where a deal names no destination.</summary>
    private const string Unknown = "unknown";

    /// <summary>The answer's bytes: UTF-8 JSON.</summary>
    public static byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<FlowCount> counts)
    {
        var finder = new RowFinder(request, catalogue);
        var cells = new SortedDictionary<(string From, string To), (long Count, decimal AmountCny)>(OrdinalPairs.Instance);
        var total = (Count: 0L, AmountCny: 0m);
        foreach (var count in counts)
        {
            if (finder.RowOf(count.From, null, count.Entered) is not { } from) continue;
            var cell = (from, count.To is null ? Unknown : GroupOf(request, catalogue, count.To, count.ConvertedOn));
            var sum = cells.GetValueOrDefault(cell);
            cells[cell] = (sum.Count + count.Count, sum.AmountCny + count.AmountCny);
            total = (total.Count + count.Count, total.AmountCny + count.AmountCny);
        }

        using var writer = new FigureWriter(request, catalogue);
        writer.Head();
        writer.Json.WriteStartObject("total");
        Amounts(writer, total);
        writer.Json.WriteEndObject();
        if (request.By != GroupBy.None) Rows(writer, cells);
        return writer.Finish();
    }

    private static void Rows(FigureWriter writer, SortedDictionary<(string From, string To), (long Count, decimal AmountCny)> cells)
    {
        writer.Json.WriteStartArray("rows");
        foreach (var ((from, to), sum) in cells)
        {
            writer.Json.WriteStartObject();
            writer.Json.WriteString("from", from);
            writer.Json.WriteString("to", to);
            Amounts(writer, sum);
            writer.Json.WriteEndObject();
        }

        writer.Json.WriteEndArray();
    }

    private static void Amounts(FigureWriter writer, (long Count, decimal AmountCny) sum)
    {
        writer.Json.WriteNumber("count", sum.Count);
        // A decimal keeps the scale it was summed with; the quotient drops trailing zeros, so equal amounts are equal bytes.
        writer.Json.WriteNumber("amountCny", sum.AmountCny / 1.0000000000000000000000000000m);
    }

    private static string GroupOf(FigureRequest request, RegionCatalogue catalogue, string region, DateOnly on) =>
        request.Grouping is { } grouping ? catalogue.GroupOf(region, grouping, on) : region;

    private sealed class OrdinalPairs : IComparer<(string From, string To)>
    {
        public static readonly OrdinalPairs Instance = new();

        public int Compare((string From, string To) x, (string From, string To) y)
        {
            var byFrom = string.CompareOrdinal(x.From, y.From);
            return byFrom != 0 ? byFrom : string.CompareOrdinal(x.To, y.To);
        }
    }
}
