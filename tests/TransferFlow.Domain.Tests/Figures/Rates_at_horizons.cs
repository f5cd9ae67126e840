using System.Text.Json;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class Rates_at_horizons
{
    /// <summary>
    /// Five results in pilot testing, seen on 2020-10-07: one converts after 100 days and one after 250, one is terminated after 200, two are in
    /// flight after 280 and 130. At risk are 5 after 100 days, 3 after 200 and 2 after 250, so that
    /// F = 1/5, then 1/5 + 4/5 x 2/3 x 1/2 = 7/15; terminated 4/5 x 1/3 = 4/15; S = 4/15.
    /// </summary>
    private static readonly AResult[] five =
    [
        Piloting("2020-01-01").CommercializedIn(Tianjin, "2020-04-10"),
        Piloting("2020-01-01").Terminated("2020-07-19"),
        Piloting("2020-01-01").CommercializedIn(Tianjin, "2020-09-07"),
        Piloting("2020-01-01"),
        Piloting("2020-05-30"),
    ];

    [Theory]
    [InlineData("P99D", 0, 0, 5, false)]
    [InlineData("P100D", 3 / 15d, 0, 5, false)]
    [InlineData("P130D", 3 / 15d, 0, 4, false)]
    [InlineData("P200D", 3 / 15d, 4 / 15d, 3, false)]
    [InlineData("P249D", 3 / 15d, 4 / 15d, 2, false)]
    [InlineData("P250D", 7 / 15d, 4 / 15d, 2, false)]
    [InlineData("P280D", 7 / 15d, 4 / 15d, 1, false)]
    [InlineData("P281D", 7 / 15d, 4 / 15d, 0, true)]
    public void What_is_in_flight_is_neither_dropped_nor_counted_as_failed(string horizon, double rate, double terminated, int atRisk, bool beyond)
    {
        var at = At(five, horizon, "2020-10-07");

        at.GetProperty("rate").GetDouble().ShouldBe(rate, 1e-15);
        at.GetProperty("ends").GetProperty("terminated").GetDouble().ShouldBe(terminated, 1e-15);
        (at.GetProperty("atRisk").GetInt32(), at.GetProperty("beyondFollowUp").GetBoolean()).ShouldBe((atRisk, beyond));
    }

    [Fact]
    public void The_naive_share_stands_beside_the_rate()
    {
        var naive = five.Ask("stage-conversion", "stage=pilot&asOf=2020-10-07").GetProperty("total").GetProperty("naive");

        naive.GetProperty("rate").GetDouble().ShouldBe(2 / 5d);
        // Wilson: (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n) with p = 0.4, n = 5 and z^2 = 3.8414588.
        naive.GetProperty("low").GetDouble().ShouldBe(0.117621, 1e-6);
        naive.GetProperty("high").GetDouble().ShouldBe(0.769276, 1e-6);
    }

    [Theory]
    [InlineData("P1Y", "1984-01-01", "1985-01-01", 1)]
    [InlineData("P1Y", "1984-01-01", "1985-01-02", 0)]
    [InlineData("P365D", "1984-01-01", "1985-01-01", 0)]
    [InlineData("P366D", "1984-01-01", "1985-01-01", 1)]
    [InlineData("P1M", "2023-01-31", "2023-02-28", 1)]
    [InlineData("P1M", "2023-01-31", "2023-03-01", 0)]
    [InlineData("P2M", "2023-01-31", "2023-03-31", 1)]
    [InlineData("P12M", "2024-02-29", "2025-02-28", 1)]
    [InlineData("P12M", "2024-02-29", "2025-03-01", 0)]
    [InlineData("P0D", "2024-02-29", "2024-02-29", 1)]
    [InlineData("P0D", "2024-02-29", "2024-03-01", 0)]
    public void The_unit_of_the_horizon_is_the_clock_and_its_last_day_is_inside(string horizon, string entered, string converted, double rate) =>
        At([Piloting(entered).CommercializedIn(Tianjin, converted)], horizon, "2026-01-01").GetProperty("rate").GetDouble().ShouldBe(rate);

    [Fact]
    public void An_empty_cohort_has_no_rate()
    {
        foreach (var results in new AResult[][] { [], [AResult.FromBeijing().CommercializedIn(Hebei, "2020-01-01").PilotedIn(Hebei, "2020-02-01")] })
        {
            var total = results.Ask("stage-conversion", "stage=pilot&horizon=P1Y").GetProperty("total");
            var at = total.GetProperty("horizons")[0];

            foreach (var name in new[] { "rate", "low", "high" }) total.GetProperty("naive").GetProperty(name).ValueKind.ShouldBe(JsonValueKind.Null, name);
            foreach (var name in new[] { "rate", "low", "high", "standardError" }) at.GetProperty(name).ValueKind.ShouldBe(JsonValueKind.Null, name);
            at.GetProperty("ends").EnumerateObject().ShouldAllBe(end => end.Value.ValueKind == JsonValueKind.Null);
            (at.GetProperty("atRisk").GetInt32(), at.GetProperty("beyondFollowUp").GetBoolean()).ShouldBe((0, true));
        }
    }

    [Fact]
    public void Where_nothing_is_in_flight_all_causes_sum_to_one()
    {
        AResult[] decided = [.. five[..3], Piloting("2020-01-01").Withdrawn("2020-02-01"), Piloting("2020-03-01").Superseded("2020-08-01")];

        var at = At(decided, "P10Y", "2026-01-01");

        (at.GetProperty("rate").GetDouble() + at.GetProperty("ends").EnumerateObject().Sum(end => end.Value.GetDouble())).ShouldBe(1, 1e-15);
        at.GetProperty("rate").GetDouble().ShouldBe(2 / 5d, 1e-15);
    }

    [Fact]
    public void Horizons_stand_in_ascending_order_and_once() =>
        five.Ask("stage-conversion", "stage=pilot&horizon=P3Y,P18M,P12M,P1Y").GetProperty("total").GetProperty("horizons").EnumerateArray()
            .Select(at => at.GetProperty("at").GetString()).ShouldBe(["P12M", "P18M", "P3Y"]);

    private static AResult Piloting(string since) => AResult.FromBeijing().PilotedIn(Hebei, since);

    private static JsonElement At(AResult[] results, string horizon, string asOf) =>
        results.Ask("stage-conversion", $"stage=pilot&horizon={horizon}&asOf={asOf}").GetProperty("total").GetProperty("horizons").EnumerateArray().ShouldHaveSingleItem();
}
