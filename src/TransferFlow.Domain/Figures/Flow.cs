using System.Text.Json;
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
        var sums = new Dictionary<Cell, Sum>();
        var total = default(Sum);
        foreach (var count in counts)
        {
            if (finder.RowOf(count.From, null, count.Entered) is not { } from) continue;
            var cell = new Cell(from, count.To is null ? Unknown : GroupOf(request, catalogue, count.To, count.ConvertedOn));
            sums[cell] = sums.GetValueOrDefault(cell).With(count);
            total = total.With(count);
        }

        using var writer = new FigureWriter(request, catalogue);
        var rows = sums.OrderBy(pair => pair.Key.From, StringComparer.Ordinal).ThenBy(pair => pair.Key.To, StringComparer.Ordinal);
        return writer.Answer(total, rows, (cell, sum) => Write(writer.Json, cell, sum));
    }

    private static void Write(Utf8JsonWriter json, Cell? cell, Sum sum)
    {
        if (cell is not null)
        {
            json.WriteString("from", cell.From);
            json.WriteString("to", cell.To);
        }

        json.WriteNumber("count", sum.Count);
        // A decimal keeps the scale it was summed with; the quotient drops trailing zeros, so equal amounts are equal bytes.
        json.WriteNumber("amountCny", sum.AmountCny / 1.0000000000000000000000000000m);
    }

    private static string GroupOf(FigureRequest request, RegionCatalogue catalogue, string region, DateOnly on) =>
        request.Grouping is { } grouping ? catalogue.GroupOf(region, grouping, on) : region;

    private sealed record Cell(string From, string To);

    private readonly record struct Sum(long Count, decimal AmountCny)
    {
        public Sum With(FlowCount count) => new(Count + count.Count, AmountCny + count.AmountCny);
    }
}
