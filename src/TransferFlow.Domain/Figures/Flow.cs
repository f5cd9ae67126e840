using TransferFlow.Domain.Regions;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// flow 流向, definition 1: the converted of stage-conversion by the host region of their first entry into the stage and the host region of the
/// converting entry (for deals: the destination). Row sums equal <c>converted</c> by place.
/// </summary>
public sealed class Flow : Figure<FlowCount>
{
    public override string Name => FigureNames.Flow;

    public override KnownDetails LooksAt => KnownDetails.Deals;

    public override FigureShape Shape { get; } = new() { Groupings = FigureShape.ByRegion, Attributions = [Attribution.Place] };

    public override FigureDefinition Definition { get; } = new(
        1, new("流向", "Flow"),
        new(
            "已转化的成果从哪里到哪里：首次进入阶段时的承接地，到促成转化的进入所在的承接地；目标为合同时，到首份合同的目的地。行和等于按承接地的“已转化”。",
            "Where the converted went: from the host region of the first entry into the stage to that of the converting entry or, for deals, to the destination of "
            + "the first. Row sums equal 'converted' by place."),
        ["amountCny = sum of all deals of these results in force at asOf, as far as their amounts are known"],
        []);

    /// <summary>Where a deal names no destination.</summary>
    internal const string Unknown = "unknown";

    /// <summary>The answer's bytes: UTF-8 JSON.</summary>
    public override byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<FlowCount> counts)
    {
        var finder = new RowFinder(request, catalogue);
        var sums = new Dictionary<Cell, Sum>();
        var total = default(Sum);
        foreach (var count in counts)
        {
            if (finder.RowOf(count.From, null, count.Entered) is not { } from) continue;
            var cell = new Cell(from, ToOf(request, finder, count));
            sums[cell] = sums.GetValueOrDefault(cell).With(count);
            total = total.With(count);
        }

        using var writer = new FigureWriter(request, catalogue);
        var rows = sums.OrderBy(pair => pair.Key.From, StringComparer.Ordinal).ThenBy(pair => pair.Key.To, StringComparer.Ordinal);
        return writer.Answer(total, rows, (cell, sum) => Write(writer, cell, sum));
    }

    public override string BasisOf(string number) => number;

    protected override void Count(FigureRequest request, KnownResult result, ICollection<FlowCount> counts)
    {
        if (Journey.FirstEntry(request, result, request.Stage!.Value) is not { } entry) return;
        if (Journey.Reached(request, result) is not { } reached || reached.IsBefore(entry)) return;
        var worth = result.Deals.Where(deal => deal.Until is null).Sum(deal => deal.AmountCny ?? 0);
        counts.Add(new(entry.Visit.HostRegion, reached.Region, entry.Visit.Entered, reached.On, 1, worth));
    }

    protected override IEnumerable<Part> Parts(FigureRequest request, RowFinder finder, FlowCount count)
    {
        if (finder.RowOf(count.From, null, count.Entered) is not { } from) yield break;
        var row = request.By == GroupBy.None ? "" : $"{from}>{ToOf(request, finder, count)}";
        yield return new(row, "count", count.Count);
        yield return new(row, "amountCny", count.AmountCny);
    }

    private static void Write(FigureWriter writer, Cell? cell, Sum sum)
    {
        var json = writer.Json;
        if (cell is not null)
        {
            json.WriteString("from", cell.From);
            json.WriteString("to", cell.To);
        }

        json.WriteNumber("count", sum.Count);
        writer.Money("amountCny", sum.AmountCny);
    }

    private static string ToOf(FigureRequest request, RowFinder finder, FlowCount count) =>
        count.To is null ? Unknown : request.Grouping is null ? count.To : finder.GroupOf(count.To, count.ConvertedOn);

    private sealed record Cell(string From, string To);

    private readonly record struct Sum(long Count, decimal AmountCny)
    {
        public Sum With(FlowCount count) => new(Count + count.Count, AmountCny + count.AmountCny);
    }
}
