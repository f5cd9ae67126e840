using System.Globalization;
using System.Text.Json;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Compares an answer of dwell with the oracle.</summary>
internal static class OracleDwell
{
    public static void Check(JsonElement answer, FigureRequest request, IEnumerable<IReadOnlyList<Fact>> results)
    {
        var byVisit = request.Option("spells") == "visit";
        var stays = OracleStay.Of(request, results, byVisit).Where(stay => stay.Stage == request.Stage).ToList();
        OracleAgreement.Rows(answer, request, stays, stay => stay.Row, (row, here) =>
        {
            Check(row.GetProperty("first"), request, [.. here.Where(stay => !stay.IsRework)], byVisit);
            Check(row.GetProperty("rework"), request, [.. here.Where(stay => stay.IsRework)], byVisit);
        });
    }

    private static void Check(JsonElement actual, FigureRequest request, List<OracleStay> stays, bool byVisit)
    {
        actual.GetProperty("spells").GetInt32().ShouldBe(stays.Count);
        actual.GetProperty("left").GetInt32().ShouldBe(stays.Count(stay => stay.Way is not null));
        actual.GetProperty("in").GetInt32().ShouldBe(stays.Count(stay => stay.Way is null));
        string[] ways = byVisit
            ? ["advanced", "returned", "moved", "terminated", "withdrawn", "superseded"]
            : ["advanced", "returned", "terminated", "withdrawn", "superseded"];
        actual.GetProperty("waysOut").EnumerateObject().Select(way => (way.Name, way.Value.GetInt32()))
            .ShouldBe(ways.Select(way => (way, stays.Count(stay => stay.Way == way))));

        actual.GetProperty("quantiles").EnumerateArray().Select(one => one.GetProperty("at").GetString()).ShouldBe(request.Option("quantile").Split(','));
        var curve = new OracleCurve([.. stays.Select(stay => (stay.Days, stay.Way is not null))]);
        foreach (var one in actual.GetProperty("quantiles").EnumerateArray())
        {
            var p = double.Parse(one.GetProperty("at").GetString()!, CultureInfo.InvariantCulture);
            (Days(one, "days"), Days(one, "low"), Days(one, "high")).ShouldBe(curve.Quantile(p));
        }
    }

    private static int? Days(JsonElement of, string name) => of.GetProperty(name).ValueKind == JsonValueKind.Null ? null : of.GetProperty(name).GetInt32();
}
