using System.Text.Json;
using TransferFlow.Domain.Figures;
using static TransferFlow.Domain.Tests.Figures.OracleAgreement;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Compares the latency of handovers with the oracle's.</summary>
internal static class OracleHandoverAgreement
{
    private static readonly string[] outcomes = ["accepted", "declined", "expired", "ended", "pending"];

    public static void Check(JsonElement answer, FigureRequest request, List<OracleHandover> offers) => Rows(answer, request, offers, offer => offer.Row, (row, all) =>
    {
        var crossings = row.GetProperty("crossings").EnumerateArray().ToList();
        crossings.Select(crossing => crossing.GetProperty("crossing").GetString()).ShouldBe(["any", "province", "centre", "across", "unknown"]);
        foreach (var crossing in crossings)
        {
            var name = crossing.GetProperty("crossing").GetString();
            Crossing(crossing, [.. all.Where(offer => name == "any" || offer.Crossing == name)]);
        }
    });

    private static void Crossing(JsonElement crossing, List<OracleHandover> offers)
    {
        crossing.GetProperty("offers").GetInt64().ShouldBe(offers.Count);
        foreach (var outcome in outcomes) crossing.GetProperty(outcome).GetInt64().ShouldBe(offers.Count(offer => offer.Outcome == outcome), outcome);
        // The oracle of rates knows four causes by the names that conversion within a time has for them.
        var members = offers.Select(offer => new Oracle.Member("", offer.OfferedOn, offer.Until, offer.Outcome switch
        {
            "accepted" => "converted",
            "declined" => "terminated",
            "expired" => "withdrawn",
            "ended" => "superseded",
            _ => "inFlight",
        })).ToList();
        foreach (var horizon in crossing.GetProperty("horizons").EnumerateArray())
        {
            var expected = OracleRates.At(horizon.GetProperty("at").GetString()!, members);
            Near(horizon, "rate", expected?.Rate);
            Near(horizon, "low", expected?.Low);
            Near(horizon, "high", expected?.High);
            foreach (var (at, other) in outcomes[1..4].Index()) Near(horizon, other, expected?.Ends[at]);
            horizon.GetProperty("atRisk").GetInt64().ShouldBe(expected?.AtRisk ?? 0);
        }

        foreach (var quantile in crossing.GetProperty("quantiles").EnumerateArray()) Quantile(quantile, members);
    }

    // The time is reached where the rate at it is, and that at a day, or a month's day, less is not.
    private static void Quantile(JsonElement quantile, List<Oracle.Member> members)
    {
        var p = double.Parse(quantile.GetProperty("at").GetString()!);
        if (quantile.GetProperty("time").GetString() is not { } time)
        {
            (OracleRates.At("P100Y", members)?.Rate ?? 0).ShouldBeLessThan(p);
            (OracleRates.At("P36525D", members)?.Rate ?? 0).ShouldBeLessThan(p);
            return;
        }

        if (!time.EndsWith('D') || time.Contains('M', StringComparison.Ordinal)) return;
        var days = int.Parse(time[1..^1]);
        OracleRates.At($"P{days}D", members)!.Rate.ShouldBeGreaterThanOrEqualTo(p - 1e-9);
        if (days > 0) OracleRates.At($"P{days - 1}D", members)!.Rate.ShouldBeLessThan(p);
    }
}
