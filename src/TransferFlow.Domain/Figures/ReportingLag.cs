using TransferFlow.Domain.Figures.Estimators;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// reporting-lag 填报时滞, definition 1: how many days after they occurred facts are recorded, and how many that have occurred are still to come in
/// (Lagakos, Barraj and De Gruttola, Biometrika 75, 1988).
/// </summary>
public sealed class ReportingLag : Figure<LagCount>
{
    private static readonly double[] quantiles = [0.5, 0.85, 0.95];

    public override string Name => FigureNames.ReportingLag;

    public override KnownDetails LooksAt => KnownDetails.Facts;

    public override FigureShape Shape { get; } = new() { HasStage = false, HasTarget = false, Options = [MonthWindow.Option] };

    public override FigureDefinition Definition => ReportingLagDefinition.Text;

    public override string BasisOf(string number) =>
        number == "backfills" || number.EndsWith(".observed", StringComparison.Ordinal) ? number : "facts";

    /// <summary>The answer's bytes: UTF-8 JSON.</summary>
    public override byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<LagCount> counts)
    {
        var all = counts.ToList();
        // No lag can end after the newest record; that a clock once went back must not make one do so.
        var recordedUntil = all.Select(count => count.RecordedOn).Append(request.RecordedUntil ?? DateOnly.MinValue).Max();
        var backfills = new Backfills(all);
        var rows = new Rows<LagRow>(request, catalogue, () => new());
        foreach (var count in all.Where(count => request.IsInWindow(count.OccurredOn)))
        {
            if (rows.Of(count.Region, count.Key, count.OccurredOn) is not { } row) continue;
            var isBackfill = backfills.Hold(count);
            row.Add(count, isBackfill, recordedUntil);
            rows.Total.Add(count, isBackfill, recordedUntil);
        }

        using var writer = new FigureWriter(request, catalogue);
        return writer.Answer(rows.Total, rows.Each, (code, row) => Write(writer, request, code, row, recordedUntil));
    }

    /// <summary>Counts what lies outside of the window too: an import is judged by all that it brought.</summary>
    protected override void Count(FigureRequest request, KnownResult result, ICollection<LagCount> counts)
    {
        foreach (var movement in Movements.Of(request, result))
        {
            var recording = movement.Fact.Recording;
            counts.Add(new(
                movement.Region, request.KeyOf(result, movement.Site), movement.Fact.OccurredOn, recording.On, recording.Organisation, recording.Import, 1));
        }
    }

    public override bool IsJudgedByTheWhole => true;

    public override bool AsksForNewestRecord => true;

    protected override Func<LagCount, IEnumerable<Part>> JudgedBy(IEnumerable<LagCount> whole, FigureRequest request, RowFinder finder)
    {
        var (backfills, months) = (new Backfills(whole), new MonthWindow(request));
        return count => request.IsInWindow(count.OccurredOn) && finder.RowOf(count.Region, count.Key, count.OccurredOn) is { } row
            ? Parts(row, count, backfills.Hold(count), months) : [];
    }

    private static IEnumerable<Part> Parts(string row, LagCount count, bool isBackfill, MonthWindow months)
    {
        yield return new(row, isBackfill ? "backfills" : "facts", count.Count);
        if (!isBackfill && months.Holds(count.OccurredOn)) yield return new(row, $"months.{MonthWindow.NameOf(count.OccurredOn)}.observed", count.Count);
    }

    private static void Write(FigureWriter writer, FigureRequest request, string? code, LagRow row, DateOnly recordedUntil)
    {
        var json = writer.Json;
        var curve = row.Curve();
        writer.Row(code);
        json.WriteNumber("facts", row.Facts);
        json.WriteNumber("backfills", row.Backfills);
        json.WriteStartArray("quantiles");
        foreach (var quantile in quantiles)
        {
            json.WriteStartObject();
            json.WriteString("at", quantile.ToString("0.##"));
            writer.Number("days", curve.Quantile(quantile));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("months");
        foreach (var (begins, ends) in new MonthWindow(request).Days)
        {
            var (first, last) = (Latest(begins, request.CohortFrom), Earliest(ends, request.CohortTo));
            if (first <= last) WriteMonth(writer, row, curve, first, last, recordedUntil);
        }

        json.WriteEndArray();
    }

    private static void WriteMonth(FigureWriter writer, LagRow row, ReverseProductLimit curve, DateOnly first, DateOnly last, DateOnly recordedUntil)
    {
        var days = row.Between(first, last).ToList();
        // What occurs the day after it was recorded has a lag of 0, so its age is no less.
        double ShareBy(DateOnly day) => curve.Share(Math.Max(0, recordedUntil.DayNumber - day.DayNumber));
        double? reported = curve.IsEmpty ? null : first > recordedUntil ? 0 : ShareBy(last);
        writer.Json.WriteStartObject();
        writer.Json.WriteString("month", MonthWindow.NameOf(first));
        writer.Json.WriteNumber("observed", days.Sum(day => day.Value));
        writer.Number("reported", reported);
        writer.Number("corrected", reported > 0 ? days.Sum(day => day.Value / ShareBy(day.Key)) : null);
        writer.Json.WriteEndObject();
    }

    private static DateOnly Latest(DateOnly one, DateOnly? other) => other > one ? other.Value : one;

    private static DateOnly Earliest(DateOnly one, DateOnly? other) => other < one ? other.Value : one;
}
