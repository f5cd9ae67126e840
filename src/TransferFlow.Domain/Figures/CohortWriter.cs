using TransferFlow.Domain.Figures.Estimators;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Figures;

/// <summary>Writes what became of a cohort: counts, the share converted so far, and at each horizon the rate.</summary>
internal static class CohortWriter
{
    /// <param name="hasExcluded">Whether some can have been excluded from it.</param>
    public static void Write(FigureWriter writer, FigureRequest request, Cohort cohort, bool hasExcluded = true)
    {
        var json = writer.Json;
        json.WriteNumber("cohort", cohort.Size);
        if (hasExcluded) json.WriteNumber("excluded", cohort[Outcome.Excluded]);
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
        var curve = new AalenJohansen(cohort.Table, (int)Outcome.Converted);
        foreach (var horizon in request.Horizons) WriteHorizon(writer, horizon, curve.At(horizon.Length.Key));
        json.WriteEndArray();
    }

    private static void WriteHorizon(FigureWriter writer, Horizon horizon, IncidenceAt at)
    {
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteString("at", horizon.ToString());
        writer.Estimate(at);
        json.WriteStartObject("ends");
        foreach (var end in new[] { Outcome.Terminated, Outcome.Withdrawn, Outcome.Superseded })
            writer.Number(end.ToString().ToLowerInvariant(), at.Estimate?.Incidences[(int)end]);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
