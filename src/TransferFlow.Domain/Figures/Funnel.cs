using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// funnel 漏斗, definition 1: how many results entered, are in, passed and left each stage, and how many of those that entered a stage
/// entered a later one after it. A result counts once a stage, under its first entry into it.
/// </summary>
public sealed class Funnel : Figure<FunnelCount>
{
    public override string Name => FigureNames.Funnel;

    public override FigureShape Shape { get; } = new() { HasStage = false, HasTarget = false };

    public override FigureDefinition Definition { get; } = new(
        1, new("阶段漏斗", "Funnel"),
        new(
            "各阶段进入、在内、通过验收、离开的成果数，以及进入后又进入更后阶段的比例。一项成果在每个阶段只按首次进入计一次；不是有期限的转化率。",
            "How many results entered, are in, passed and left each stage, and what share of those that entered went on to a later one. A result counts once a "
            + "stage, under its first entry; it is no rate within a horizon."),
        ["advancedShare = advanced / entered", "left = entered - in"],
        []);

    /// <summary>The answer's bytes: UTF-8 JSON.</summary>
    public override byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<FunnelCount> counts)
    {
        var finder = new RowFinder(request, catalogue);
        var total = new Tally();
        var rows = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var count in counts)
        {
            if (finder.RowOf(count.Region, count.Key, count.Entered) is not { } row) continue;
            if (!rows.TryGetValue(row, out var tally)) rows[row] = tally = new();
            tally.Add(count);
            total.Add(count);
        }

        using var writer = new FigureWriter(request, catalogue);
        return writer.Answer(total, rows, (row, tally) => Write(writer, row, tally));
    }

    public override string BasisOf(string number) => number.Replace("advancedShare", "entered", StringComparison.Ordinal);

    protected override void Count(FigureRequest request, KnownResult result, ICollection<FunnelCount> counts)
    {
        foreach (var stage in Stages.All)
        {
            if (Journey.FirstEntry(request, result, stage) is not { } entry) continue;
            counts.Add(new(
                stage, request.RegionOf(result, entry.Visit), request.KeyOf(result, entry.Visit), entry.Visit.Entered,
                IsIn: result.Current?.Stage == stage,
                HasPassed: result.Visits.Exists(visit => visit.Stage == stage && visit.PassedOn is not null),
                HasAdvanced: result.Visits.FindIndex(entry.Place + 1, visit => visit.Stage > stage) >= 0,
                HasEndedIn: result.End is not null && result.Visits[^1].Stage == stage,
                1));
        }
    }

    protected override IEnumerable<Part> Parts(FigureRequest request, RowFinder finder, FunnelCount count)
    {
        if (finder.RowOf(count.Region, count.Key, count.Entered) is not { } row) yield break;
        Part Number(string name) => new(row, $"stages.{count.Stage.Code()}.{name}", count.Count);
        yield return Number("entered");
        yield return Number(count.IsIn ? "in" : "left");
        if (count.HasPassed) yield return Number("passed");
        if (count.HasAdvanced) yield return Number("advanced");
        if (count.HasEndedIn) yield return Number("ended");
    }

    private static void Write(FigureWriter writer, string? row, Tally tally)
    {
        writer.Row(row);
        writer.Json.WriteStartArray("stages");
        foreach (var stage in Stages.All)
        {
            var at = tally[stage];
            writer.Json.WriteStartObject();
            writer.Json.WriteString("stage", stage.Code());
            writer.Json.WriteNumber("entered", at.Entered);
            writer.Json.WriteNumber("in", at.In);
            writer.Json.WriteNumber("passed", at.Passed);
            writer.Json.WriteNumber("left", at.Entered - at.In);
            writer.Json.WriteNumber("advanced", at.Advanced);
            writer.Json.WriteNumber("ended", at.Ended);
            writer.Number("advancedShare", at.Entered == 0 ? null : (double)at.Advanced / at.Entered);
            writer.Json.WriteEndObject();
        }

        writer.Json.WriteEndArray();
    }

    private sealed class Tally
    {
        private readonly StageTally[] stages = [.. Stages.All.Select(_ => new StageTally())];

        public StageTally this[Stage stage] => stages[(int)stage - 1];

        public void Add(FunnelCount count)
        {
            var at = this[count.Stage];
            at.Entered += count.Count;
            if (count.IsIn) at.In += count.Count;
            if (count.HasPassed) at.Passed += count.Count;
            if (count.HasAdvanced) at.Advanced += count.Count;
            if (count.HasEndedIn) at.Ended += count.Count;
        }
    }

    private sealed class StageTally
    {
        public long Entered { get; set; }

        public long In { get; set; }

        public long Passed { get; set; }

        public long Advanced { get; set; }

        public long Ended { get; set; }
    }
}
