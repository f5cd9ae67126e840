using System.Text.Json;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Results;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Compares an answer's bytes with the oracle: counts and money exactly, rates to 1e-12.</summary>
internal static class OracleAgreement
{
    /// <param name="recorded">The facts of each result that are known at the question's position, in their order of arrival.</param>
    public static void ShouldAgreeWithTheOracle(this byte[] answer, FigureRequest request, IReadOnlyCollection<AResult> recorded)
    {
        using var json = JsonDocument.Parse(answer);
        var root = json.RootElement;
        var results = recorded.Select(result => (IReadOnlyList<Fact>)result.Facts).ToList();
        switch (request.Figure)
        {
            case "stage-conversion":
                Rows(root, request, Oracle.Cohort(request, results), member => member.Row, (row, members) => Conversion(row, request, members));
                break;
            case "funnel":
                Rows(root, request, Oracle.Funnel(request, results), standing => standing.Row, Funnel);
                break;
            case "dwell":
                OracleDwell.Check(root, request, results);
                break;
            case "ageing":
                OracleAgeing.Check(root, request, results);
                break;
            case "forecast":
                OracleForecast.Check(root, request, results);
                break;
            case "in-region-share":
                OracleShareAgreement.Check(root, request, OracleShares.Of(request, results));
                break;
            case "handover-latency":
                OracleHandoverAgreement.Check(root, request, OracleHandovers.Of(request, results));
                break;
            case "end-to-end":
                OracleEndToEnd.Check(root, request, results);
                break;
            case "pilot-effect":
                OraclePilotEffect.Check(root, request, results);
                break;
            case "throughput":
                OracleThroughput.Check(root, request, OracleMovements.Of(request, recorded));
                break;
            case "reporting-lag":
                OracleLags.Check(root, request, OracleMovements.Of(request, recorded), OracleMovements.RecordedUntil(recorded));
                break;
            default:
                Flow(root, request, Oracle.Flow(request, results));
                break;
        }
    }

    public static void Rows<T>(JsonElement answer, FigureRequest request, List<T> all, Func<T, string> rowOf, Action<JsonElement, List<T>> compare)
    {
        compare(answer.GetProperty("total"), all);
        if (request.By == GroupBy.None)
        {
            answer.TryGetProperty("rows", out _).ShouldBeFalse();
            return;
        }

        var expected = all.GroupBy(rowOf).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        var rows = answer.GetProperty("rows").EnumerateArray().ToList();
        var key = request.By is GroupBy.Site or GroupBy.Owner or GroupBy.Field ? request.By.ToString().ToLowerInvariant() : "region";
        rows.Select(row => row.GetProperty(key).GetString()).ShouldBe(expected.Select(group => group.Key));
        foreach (var (row, group) in rows.Zip(expected)) compare(row, [.. group]);
    }

    public static void Conversion(JsonElement row, FigureRequest request, List<Oracle.Member> members, bool hasExcluded = true)
    {
        row.TryGetProperty("excluded", out _).ShouldBe(hasExcluded);
        foreach (var outcome in new[] { "excluded", "converted", "terminated", "withdrawn", "superseded", "inFlight" }.Where(outcome => hasExcluded || outcome != "excluded"))
            row.GetProperty(outcome).GetInt64().ShouldBe(members.Count(member => member.Outcome == outcome), outcome);
        var cohort = members.Count(member => member.Outcome != "excluded");
        row.GetProperty("cohort").GetInt64().ShouldBe(cohort);
        Near(row.GetProperty("naive"), "rate", cohort == 0 ? null : members.Count(member => member.Outcome == "converted") / (double)cohort);

        var horizons = row.GetProperty("horizons").EnumerateArray().ToList();
        horizons.Select(horizon => horizon.GetProperty("at").GetString()).ShouldBe(request.Horizons.Select(horizon => horizon.ToString()));
        foreach (var horizon in horizons) Rates(horizon, OracleRates.At(horizon.GetProperty("at").GetString()!, members));
    }

    public static void Rates(JsonElement horizon, OracleRates? expected)
    {
        Near(horizon, "rate", expected?.Rate);
        Near(horizon, "low", expected?.Low);
        Near(horizon, "high", expected?.High);
        // A square root magnifies rounding where the variance is 0.
        var error = horizon.GetProperty("standardError");
        if (expected is null) error.ValueKind.ShouldBe(JsonValueKind.Null);
        else Math.Pow(error.GetDouble(), 2).ShouldBe(Math.Pow(expected.StandardError, 2), 1e-14);
        horizon.GetProperty("atRisk").GetInt64().ShouldBe(expected?.AtRisk ?? 0);
        horizon.GetProperty("beyondFollowUp").GetBoolean().ShouldBe(expected?.BeyondFollowUp ?? true);
        foreach (var (at, end) in new[] { "terminated", "withdrawn", "superseded" }.Index()) Near(horizon.GetProperty("ends"), end, expected?.Ends[at]);
        if (expected is not null)
            (horizon.GetProperty("rate").GetDouble() + horizon.GetProperty("ends").EnumerateObject().Sum(end => end.Value.GetDouble()) + expected.Survival).ShouldBe(1, 1e-12);
    }

    private static void Funnel(JsonElement row, List<Oracle.Standing> standings)
    {
        foreach (var (at, stage) in row.GetProperty("stages").EnumerateArray().Index())
        {
            var here = standings.Where(standing => (int)standing.Stage == at + 1).ToList();
            stage.GetProperty("entered").GetInt64().ShouldBe(here.Count);
            stage.GetProperty("in").GetInt64().ShouldBe(here.Count(standing => standing.IsIn));
            stage.GetProperty("passed").GetInt64().ShouldBe(here.Count(standing => standing.HasPassed));
            stage.GetProperty("left").GetInt64().ShouldBe(here.Count(standing => !standing.IsIn));
            stage.GetProperty("advanced").GetInt64().ShouldBe(here.Count(standing => standing.HasAdvanced));
            stage.GetProperty("ended").GetInt64().ShouldBe(here.Count(standing => standing.HasEnded));
            Near(stage, "advancedShare", here.Count == 0 ? null : here.Count(standing => standing.HasAdvanced) / (double)here.Count);
        }
    }

    private static void Flow(JsonElement answer, FigureRequest request, List<Oracle.Passage> passages)
    {
        var total = answer.GetProperty("total");
        (total.GetProperty("count").GetInt64(), total.GetProperty("amountCny").GetDecimal()).ShouldBe((passages.Count, passages.Sum(passage => passage.AmountCny)));
        if (request.By == GroupBy.None) return;
        answer.GetProperty("rows").EnumerateArray()
            .Select(row => (row.GetProperty("from").GetString(), row.GetProperty("to").GetString(), row.GetProperty("count").GetInt64(), row.GetProperty("amountCny").GetDecimal()))
            .ShouldBe(passages.GroupBy(passage => (passage.From, passage.To))
                .OrderBy(cell => cell.Key.From, StringComparer.Ordinal).ThenBy(cell => cell.Key.To, StringComparer.Ordinal)
                .Select(cell => ((string?)cell.Key.From, (string?)cell.Key.To, (long)cell.Count(), cell.Sum(passage => passage.AmountCny))));
    }

    public static void Near(JsonElement of, string name, double? expected)
    {
        var actual = of.GetProperty(name);
        if (expected is null) actual.ValueKind.ShouldBe(JsonValueKind.Null, name);
        else actual.GetDouble().ShouldBe(expected.Value, 1e-12, name);
    }
}
