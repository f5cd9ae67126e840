using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// forecast 预测, definition 1: how many of the results in flight are to reach the target within a horizon, by the curve of those before them; and what
/// the same forecast, made a horizon ago on the log cut there, said of what then happened.
/// </summary>
public sealed class Forecast : Figure<ForecastCount>
{
    public override string Name => FigureNames.Forecast;

    public override FigureShape Shape { get; } = new() { Horizons = "P1Y,P3Y", Options = [BackTests.Option] };

    public override FigureDefinition Definition => ForecastDefinition.Text;

    public override Refusal? RefusalOf(FigureRequest request) => BackTests.RefusalOf(request);

    public override IReadOnlyList<FigureRequest> Sources(FigureRequest request) => [request, .. BackTests.Asked(request)];

    public override string BasisOf(string number) => number.Split('.') switch
    {
        ["backtests", var horizon, ..] => $"backtests.{horizon}.inFlight",
        ["horizons", ..] => "inFlight",
        _ => number,
    };

    /// <summary>The answer's bytes: UTF-8 JSON.</summary>
    public override byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<ForecastCount> counts)
    {
        var all = counts.ToList();
        var converted = ConvertedIn(all);
        var rows = new Rows<ForecastRow>(request, catalogue, () => new(request));
        foreach (var count in all)
        {
            if (rows.Of(count.Cohort.Region, count.Cohort.Key, count.Cohort.Entered) is not { } row) continue;
            var hasConverted = count.Result is { } result && converted.Contains(result);
            row.Add(count, hasConverted);
            rows.Total.Add(count, hasConverted);
        }

        var pooled = new ForecastCurve(rows.Total.Now.Cohort, null);
        var pooledThen = rows.Total.Then.Select(then => then is null ? null : new ForecastCurve(then.Cohort, null)).ToList();
        var positions = BackTests.Positions(request);
        using var writer = new FigureWriter(request, catalogue);
        return writer.Answer(rows.Total, rows.Each, (code, row) =>
        {
            writer.Row(code);
            var isTotal = row == rows.Total;
            var now = row.Now.Cohort;
            Write(writer, request, row.Now, now, isTotal ? pooled : new(now, pooled));
            writer.Json.WriteStartArray("backtests");
            foreach (var (i, horizon) in request.Horizons.Index())
                Write(writer, request, horizon, positions[i], row.Then[i], pooledThen[i], isTotal);
            writer.Json.WriteEndArray();
        });
    }

    protected override void Count(FigureRequest request, KnownResult result, ICollection<ForecastCount> counts)
    {
        foreach (var count in AllFigures.StageConversion.Counts(request, [result]))
            counts.Add(new(request.BackTest, BackTests.AreByPosition(request) ? result.Id : null, count));
    }

    protected override IEnumerable<Part> Parts(FigureRequest request, RowFinder finder, ForecastCount count)
    {
        var cohort = count.Cohort;
        if (finder.RowOf(cohort.Region, cohort.Key, cohort.Entered) is not { } row) yield break;
        if (count.BackTest is { } test)
        {
            if (cohort.Outcome == Outcome.InFlight) yield return new(row, $"backtests.{request.Horizons[test]}.inFlight", cohort.Count);
            yield break;
        }

        if (cohort.Outcome is Outcome.InFlight or Outcome.Converted) yield return new(row, cohort.Outcome.Code(), cohort.Count);
        foreach (var (horizon, position) in request.Horizons.Zip(BackTests.Positions(request)))
        {
            if (position is null && horizon.Before(request.AsOf) is { } then && CutCohort.IsInFlight(cohort, then))
                yield return new(row, $"backtests.{horizon}.inFlight", cohort.Count);
        }
    }

    /// <summary>The results that the question itself counts as converted, whichever row they are in.</summary>
    private static HashSet<string> ConvertedIn(IEnumerable<ForecastCount> counts) =>
        [.. counts.Where(count => count is { BackTest: null, Cohort.Outcome: Outcome.Converted }).Select(count => count.Result).OfType<string>()];

    private static void Write(FigureWriter writer, FigureRequest request, CutCohort row, Cohort now, ForecastCurve curve)
    {
        var json = writer.Json;
        json.WriteNumber("converted", now[Outcome.Converted]);
        json.WriteNumber("inFlight", now[Outcome.InFlight]);
        json.WriteString("curve", curve.Code);
        json.WriteStartArray("horizons");
        foreach (var horizon in request.Horizons)
        {
            var until = horizon.After(request.AsOf);
            json.WriteStartObject();
            json.WriteString("at", horizon.ToString());
            json.WriteString("until", $"{until:yyyy-MM-dd}");
            Write(writer, new Prediction(row, curve.Curve, until, request.Clock));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(
        FigureWriter writer, FigureRequest request, Horizon horizon, Position? knownAt, CutCohort? then, ForecastCurve? pooled, bool isTotal)
    {
        var cohort = then?.Cohort;
        var curve = cohort is null || isTotal ? pooled : new(cohort, pooled);
        // Before the calendar there is nothing to predict from.
        var prediction = then is null ? null : new Prediction(then, curve!.Curve, request.AsOf, request.Clock);
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteString("at", horizon.ToString());
        json.WriteString("asOf", then?.At.ToString("yyyy-MM-dd"));
        json.WriteString("knowledge", then is null || knownAt is null ? BackTests.Retrospective : BackTests.Then);
        json.WriteString("knownAt", then is null ? null : (knownAt ?? request.KnownAt).ToString());
        json.WriteNumber("inFlight", cohort?[Outcome.InFlight] ?? 0);
        json.WriteString("curve", curve?.Code);
        Write(writer, prediction);
        json.WriteNumber("converted", prediction?.Converted ?? 0);
        if (prediction?.IsInside is { } isInside) json.WriteBoolean("inside", isInside);
        else json.WriteNull("inside");
        json.WriteEndObject();
    }

    private static void Write(FigureWriter writer, Prediction? prediction)
    {
        writer.Number("expected", prediction?.Expected);
        writer.Number("low", prediction?.Low);
        writer.Number("high", prediction?.High);
        writer.Json.WriteNumber("undefined", prediction?.Undefined ?? 0);
    }
}
