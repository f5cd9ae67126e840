using System.Text.Json;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Regions;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_latency_of_handovers
{
    [Fact]
    public void Is_the_time_until_acceptance_with_all_else_competing_and_what_is_pending_censored()
    {
        AResult[] five =
        [
            Offering("2022-01-01", Hebei).And(Accepted("H1", "2022-01-11")), Offering("2022-01-01", Hebei).And(Declined("H1", "2022-01-06")),
            Offering("2022-01-01", Hebei).And(Expired("H1", "2022-02-10")), Offering("2022-01-01", Hebei).Terminated("2022-03-01"), Offering("2022-06-20", Hebei),
        ];

        var any = Crossing(five.Ask("handover-latency", "by=none&horizon=P30D&asOf=2022-06-30"), "any");

        new[] { "offers", "accepted", "declined", "expired", "ended", "pending" }.Select(name => any.GetProperty(name).GetInt32()).ShouldBe([5, 1, 1, 1, 1, 1]);
        var horizon = any.GetProperty("horizons")[0];
        // The one pending for ten days is still at risk when one of four is accepted after ten.
        horizon.GetProperty("rate").GetDouble().ShouldBe(0.8 * (1 / 4.0), 1e-15);
        horizon.GetProperty("declined").GetDouble().ShouldBe(0.2, 1e-15);
        horizon.GetProperty("atRisk").GetInt32().ShouldBe(2);
    }

    [Fact]
    public void Tells_apart_what_stays_in_a_province_or_a_centre_and_what_goes_across()
    {
        AResult[] five = [Offering("2022-01-01", "120115"), Offering("2022-01-01", Hebei), Offering("2022-01-01", Shanghai), Offering("2022-01-01", null), AResult.FromShanghai().And(Offer("2022-01-01", Jiangsu))];

        Offers(five.Ask("handover-latency", "by=none")).ShouldBe("any 5, province 1, centre 2, across 1, unknown 1");
    }

    [Fact]
    public void Judges_the_border_from_where_the_result_stood_and_not_from_where_it_went_that_day()
    {
        AResult[] three =
        [
            Offering("2022-01-01", Shanghai).And(Accepted("H1", "2022-01-01")).PilotedIn(Shanghai, "2022-01-01"),
            AResult.FromShanghai().ValidatedIn(Tianjin, "2022-01-01").And(Offer("2022-01-01", Shanghai)), AResult.FromShanghai().And(Offer("2022-01-01", Shanghai)),
        ];

        Offers(three.Ask("handover-latency", "by=none")).ShouldBe("any 3, province 1, centre 0, across 2, unknown 0");
        Rows(three.Ask("handover-latency", "")).ShouldBe("120000:2 310000:1");
        Rows(three.Ask("handover-latency", "attribution=origin")).ShouldBe("110000:1 310000:2");
    }

    [Fact]
    public void Judges_the_border_as_it_was_on_the_day_of_the_offer()
    {
        var grown = ACatalogue.With("centres/c.csv", "centre,code,valid_from,valid_to,source\nJJJ,120000,,,\nJJJ,130000,2022-01-01,,\n");
        AResult[] two = [Offering("2021-12-31", Hebei), Offering("2022-01-01", Hebei)];
        var request = Asking.Request("handover-latency", "by=none");

        Offers(JsonDocument.Parse(AllFigures.HandoverLatency.Answer(request, grown, two.Known)).RootElement)
            .ShouldBe("any 2, province 0, centre 1, across 1, unknown 0");
    }

    [Fact]
    public void Counts_offers_made_in_the_window_under_the_site_that_offers()
    {
        AResult[] two = [Offering("2022-01-01", Hebei), Offering("2022-02-01", Hebei).And(new Fact.HandoverOffered("H2", Stage.PilotTesting, "cvc-9", "pilot-9", Hebei) { OccurredOn = Day("2022-03-01") })];

        Offers(two.Ask("handover-latency", "by=none&cohortFrom=2022-01-02")).ShouldStartWith("any 2,");
        Rows(two.Ask("handover-latency", "by=site")).ShouldBe("cvc-1:2 cvc-9:1");
        Rows(two.Ask("handover-latency", "by=site&site=cvc-9")).ShouldBe("cvc-9:1");
    }

    [Fact]
    public void Has_a_quantile_where_enough_were_accepted_and_none_where_they_never_can_be()
    {
        AResult[] three = [Offering("2022-01-01", Hebei).And(Accepted("H1", "2022-01-04")), Offering("2022-01-01", Hebei).And(Accepted("H1", "2022-01-21")), Offering("2022-01-01", Hebei).And(Declined("H1", "2022-01-03"))];

        var quantiles = Crossing(three.Ask("handover-latency", "by=none"), "centre").GetProperty("quantiles");

        quantiles.GetRawText().ShouldBe("""[{"at":"0.5","time":"P20D"},{"at":"0.85","time":null}]""");
    }

    [Fact]
    public void Counts_calendar_months_where_the_horizon_does()
    {
        AResult[] one = [Offering("2022-01-31", Hebei).And(Accepted("H1", "2022-02-28"))];

        Crossing(one.Ask("handover-latency", "by=none&horizon=P1M"), "any").GetProperty("quantiles")[0].GetProperty("time").GetString().ShouldBe("P1M0D");
    }

    [Fact]
    public void Of_offers_that_are_all_pending_is_a_rate_of_0_beyond_follow_up()
    {
        AResult[] two = [Offering("2026-06-01", Hebei), Offering("2026-06-20", Hebei)];

        var horizon = Crossing(two.Ask("handover-latency", "by=none"), "any").GetProperty("horizons")[0];

        (horizon.GetProperty("rate").GetDouble(), horizon.GetProperty("atRisk").GetInt32(), horizon.GetProperty("beyondFollowUp").GetBoolean()).ShouldBe((0, 0, true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("within=650000")]
    public void Of_nothing_is_null(string question)
    {
        AResult[] none = question.Length == 0 ? [] : [Offering("2022-01-01", Hebei)];
        var answer = none.Ask("handover-latency", question);

        answer.GetProperty("rows").GetArrayLength().ShouldBe(0);
        Crossing(answer, "any").GetProperty("horizons").EnumerateArray().ShouldAllBe(horizon => horizon.GetProperty("rate").ValueKind == JsonValueKind.Null);
    }

    private static AResult Offering(string on, string? toRegion) => AResult.FromBeijing().ValidatedIn(Tianjin, "2021-01-01", "cvc-1").And(Offer(on, toRegion));

    private static Fact Offer(string on, string? toRegion) => Offered("H1", on, toRegion: toRegion);

    private static JsonElement Crossing(JsonElement answer, string name) => answer.GetProperty("total").GetProperty("crossings").EnumerateArray()
        .Single(crossing => crossing.GetProperty("crossing").GetString() == name);

    private static string Offers(JsonElement answer) => string.Join(", ", answer.GetProperty("total").GetProperty("crossings").EnumerateArray()
        .Select(crossing => $"{crossing.GetProperty("crossing").GetString()} {crossing.GetProperty("offers").GetInt32()}"));

    private static string Rows(JsonElement answer) => string.Join(' ', answer.GetProperty("rows").EnumerateArray()
        .Select(row => $"{row.EnumerateObject().First().Value.GetString()}:{row.GetProperty("crossings")[0].GetProperty("offers").GetInt32()}"));
}
