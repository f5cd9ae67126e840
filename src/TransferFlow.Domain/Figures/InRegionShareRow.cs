using TransferFlow.Domain.Figures.Estimators;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Domain.Figures;

/// <summary>Writes a row of <see cref="InRegionShare"/>, or its total.</summary>
internal sealed class InRegionShareRow(FigureWriter writer, FigureRequest request, ShareTally tally)
{
    public void Write(string? row)
    {
        var json = writer.Json;
        writer.Row(row);
        if (InRegionShare.IsCohort(request))
        {
            json.WriteNumber("cohort", tally.Size);
            foreach (var outcome in new[] { Outcome.Excluded, Outcome.Terminated, Outcome.Withdrawn, Outcome.Superseded, Outcome.InFlight })
                json.WriteNumber(outcome.Code(), tally[outcome]);
        }

        json.WriteNumber("decided", tally[Outcome.Converted]);
        json.WriteStartArray("borders");
        foreach (var border in Borders.All) WriteBorder(border);
        json.WriteEndArray();
        WriteInRegion();
        if (InRegionShare.IsCohort(request)) WriteHorizons();
    }

    private decimal WeightOf(Border border) => InRegionShare.IsByValue(request) ? tally.AmountCny(border) : tally.Conversions(border);

    private void WriteBorder(Border border)
    {
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteString("border", border.Code());
        json.WriteNumber("count", tally.Conversions(border));
        if (InRegionShare.IsByValue(request))
        {
            json.WriteNumber("amountMissing", tally.Unpriced(border));
            writer.Money("amountCny", tally.AmountCny(border));
        }

        writer.Share("share", WeightOf(border), Borders.All.Sum(WeightOf));
        json.WriteEndObject();
    }

    /// <summary>What is unknown may all lie outside, or all inside; between these bounds the share is whatever it is.</summary>
    private void WriteInRegion()
    {
        var inside = WeightOf(Border.Local) + WeightOf(Border.Centre);
        var (all, unknown) = (Borders.All.Sum(WeightOf), WeightOf(Border.Unknown));
        writer.Json.WriteStartObject("inRegion");
        writer.Share("share", inside, all - unknown);
        writer.Share("least", inside, all);
        writer.Share("most", inside + unknown, all);
        writer.Json.WriteEndObject();
    }

    private void WriteHorizons()
    {
        var curve = tally.Curve();
        writer.Json.WriteStartArray("horizons");
        foreach (var horizon in request.Horizons)
        {
            var at = curve.At(horizon.Length.Key);
            writer.Json.WriteStartObject();
            writer.Json.WriteString("at", horizon.ToString());
            writer.Estimate(at);
            foreach (var (name, cause) in new[] { ("elsewhere", ShareTally.Elsewhere), ("unknown", ShareTally.Untold), ("ended", ShareTally.Ended) })
                writer.Number(name, at.Estimate?.Incidences[cause]);
            writer.Json.WriteEndObject();
        }

        writer.Json.WriteEndArray();
    }
}
