using TransferFlow.Domain.Figures.Estimators;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// stage-conversion 阶段转化率, definition 1: of the results that first entered a stage, what share reached the target within a horizon, with the
/// ends as competing causes and what is in flight censored at asOf (Aalen and Johansen, Scand. J. Statist. 5, 1978).
/// </summary>
public static class StageConversion
{
    /// <summary>The answer's bytes: UTF-8 JSON.</summary>
    public static byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<CohortCount> counts)
    {
        var (total, rows) = Tally(request, catalogue, counts);
        using var writer = new FigureWriter(request, catalogue);
        return writer.Answer(total, rows, (row, cohort) => Write(writer, request, row, cohort));
    }

    private static (Cohort Total, SortedDictionary<string, Cohort> Rows) Tally(
        FigureRequest request, RegionCatalogue catalogue, IEnumerable<CohortCount> counts)
    {
        // Without horizons the clock does not matter: no rate is asked for.
        var clock = request.Horizons.Count > 0 ? request.Horizons[0].Clock : Clock.Days;
        var finder = new RowFinder(request, catalogue);
        var total = new Cohort();
        var rows = new SortedDictionary<string, Cohort>(StringComparer.Ordinal);
        foreach (var count in counts)
        {
            if (finder.RowOf(count.Region, count.Key, count.Entered) is not { } row) continue;
            if (!rows.TryGetValue(row, out var cohort)) rows[row] = cohort = new();
            var elapsed = count.Outcome == Outcome.Excluded ? 0 : Elapsed.Between(count.Entered, count.Until, clock).Key;
            cohort.Add(elapsed, count.Outcome, count.Count);
            total.Add(elapsed, count.Outcome, count.Count);
        }

        return (total, rows);
    }

    private static void Write(FigureWriter writer, FigureRequest request, string? row, Cohort cohort)
    {
        var json = writer.Json;
        writer.Row(row);
        json.WriteNumber("cohort", cohort.Size);
        json.WriteNumber("excluded", cohort[Outcome.Excluded]);
        json.WriteNumber("converted", cohort[Outcome.Converted]);
        json.WriteNumber("terminated", cohort[Outcome.Terminated]);
        json.WriteNumber("withdrawn", cohort[Outcome.Withdrawn]);
        json.WriteNumber("superseded", cohort[Outcome.Superseded]);
        json.WriteNumber("inFlight", cohort[Outcome.InFlight]);

        var naive = Interval.Wilson(cohort[Outcome.Converted], cohort.Size);
        json.WriteStartObject("naive");
        writer.Number("rate", cohort.Size == 0 ? null : (double)cohort[Outcome.Converted] / cohort.Size);
        writer.Number("low", naive?.Low);
        writer.Number("high", naive?.High);
        json.WriteEndObject();

        json.WriteStartArray("horizons");
        var curve = new AalenJohansen(cohort.Table(), (int)Outcome.Converted);
        foreach (var horizon in request.Horizons) WriteHorizon(writer, horizon, curve.At(horizon.Length.Key));
        json.WriteEndArray();
    }

    private static void WriteHorizon(FigureWriter writer, Horizon horizon, IncidenceAt at)
    {
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteString("at", horizon.ToString());
        writer.Number("rate", at.Estimate?.Rate);
        writer.Number("low", at.Estimate?.Interval?.Low);
        writer.Number("high", at.Estimate?.Interval?.High);
        writer.Number("standardError", at.Estimate?.StandardError);
        json.WriteNumber("atRisk", at.AtRisk);
        json.WriteBoolean("beyondFollowUp", at.BeyondFollowUp);
        json.WriteStartObject("ends");
        foreach (var end in new[] { Outcome.Terminated, Outcome.Withdrawn, Outcome.Superseded })
            writer.Number(end.ToString().ToLowerInvariant(), at.Estimate?.Incidences[(int)end]);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
