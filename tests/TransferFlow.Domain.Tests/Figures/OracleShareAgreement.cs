using System.Text.Json;
using TransferFlow.Domain.Figures;
using static TransferFlow.Domain.Tests.Figures.OracleAgreement;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Compares shares of conversions with the oracle's.</summary>
internal static class OracleShareAgreement
{
    public static void Check(JsonElement answer, FigureRequest request, List<OracleShare> shares) => Rows(answer, request, shares, share => share.Row, (row, all) =>
    {
        var converted = all.Where(share => share.Outcome == "converted").ToList();
        row.GetProperty("decided").GetInt64().ShouldBe(converted.Count);
        Shares(row, request, converted);
        if (request.Option("form") != "cohort") return;
        row.GetProperty("cohort").GetInt64().ShouldBe(all.Count(share => share.Outcome != "excluded"));
        foreach (var outcome in new[] { "excluded", "terminated", "withdrawn", "superseded", "inFlight" })
            row.GetProperty(outcome).GetInt64().ShouldBe(all.Count(share => share.Outcome == outcome), outcome);
        Horizons(row, all);
    });

    private static void Shares(JsonElement row, FigureRequest request, List<OracleShare> converted)
    {
        var isByValue = request.Option("weight") == "value";
        decimal Weight(params string[] of) => converted.Where(share => of.Contains(share.Border)).Sum(share => isByValue ? share.Cny ?? 0 : 1);
        static double? Of(decimal part, decimal all) => all == 0 ? null : (double)part / (double)all;
        string[] names = ["local", "centre", "outside", "abroad", "unknown"];
        var borders = row.GetProperty("borders").EnumerateArray().ToList();
        borders.Select(border => border.GetProperty("border").GetString()).ShouldBe(names);
        foreach (var (border, name) in borders.Zip(names))
        {
            border.GetProperty("count").GetInt64().ShouldBe(converted.Count(share => share.Border == name), name);
            if (isByValue)
            {
                border.GetProperty("amountCny").GetDecimal().ShouldBe(Weight(name));
                border.GetProperty("amountMissing").GetInt64().ShouldBe(converted.Count(share => share.Border == name && share.Cny is null));
            }

            Near(border, "share", Of(Weight(name), Weight(names)));
        }

        if (Weight(names) > 0) borders.Sum(border => border.GetProperty("share").GetDouble()).ShouldBe(1, 1e-12);
        var inRegion = row.GetProperty("inRegion");
        Near(inRegion, "share", Of(Weight("local", "centre"), Weight("local", "centre", "outside", "abroad")));
        Near(inRegion, "least", Of(Weight("local", "centre"), Weight(names)));
        Near(inRegion, "most", Of(Weight("local", "centre", "unknown"), Weight(names)));
    }

    // The oracle of rates knows four causes by the names that conversion within a time has for them.
    private static void Horizons(JsonElement row, List<OracleShare> all)
    {
        var members = all.Select(share => new Oracle.Member(share.Row, share.From, share.Until, share switch
        {
            { Outcome: "excluded" or "inFlight" } => share.Outcome,
            { Outcome: not "converted" } => "superseded",
            { IsInRegion: true } => "converted",
            { Border: "unknown" } => "withdrawn",
            _ => "terminated",
        })).ToList();
        foreach (var horizon in row.GetProperty("horizons").EnumerateArray())
        {
            var expected = OracleRates.At(horizon.GetProperty("at").GetString()!, members);
            Near(horizon, "rate", expected?.Rate);
            Near(horizon, "low", expected?.Low);
            Near(horizon, "high", expected?.High);
            Near(horizon, "elsewhere", expected?.Ends[0]);
            Near(horizon, "unknown", expected?.Ends[1]);
            Near(horizon, "ended", expected?.Ends[2]);
            horizon.GetProperty("atRisk").GetInt64().ShouldBe(expected?.AtRisk ?? 0);
            horizon.GetProperty("beyondFollowUp").GetBoolean().ShouldBe(expected?.BeyondFollowUp ?? true);
        }
    }
}
