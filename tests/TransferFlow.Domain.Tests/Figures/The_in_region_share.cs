using System.Text.Json;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Tests.Regions;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_in_region_share
{
    private const string Guangdong = "440000";
    private const string Macao = "820000";

    private static readonly AResult[] six =
    [
        AResult.FromBeijing().PilotedIn(Hebei, "2021-01-01", "pilot-1").Signing("C1", "2022-01-01", 100m, "110108").Signing("C2", "2022-02-01", 300m, "SG"),
        AResult.FromBeijing().Signing("C1", "2022-03-01", 50m, Hebei).And(Amended("C1", "2023-03-01", 60m, Tianjin)),
        AResult.FromBeijing().PilotedIn(Hebei, "2021-06-01").Signing("C1", "2022-04-01", 40m, Shanghai),
        AResult.FromShanghai().Signing("C1", "2022-05-01", null, Jiangsu),
        AResult.FromShanghai().PilotedIn(Jiangsu, "2021-08-01").Signing("C1", "2022-06-01", 7m),
        AResult.FromShanghai().PilotedIn(Jiangsu, "2021-09-01").Signing("C1", "2022-07-01", 1_000m, Hebei).And(Cancelled("C1", "2022-08-01")),
    ];

    [Fact]
    public void Judges_first_deals_against_the_origin_in_the_order_abroad_local_centre_outside_and_unknown()
    {
        var total = six.Ask("in-region-share", "by=none").GetProperty("total");

        Counts(total).ShouldBe("local 1, centre 2, outside 2, abroad 0, unknown 1");
        total.GetProperty("decided").GetInt32().ShouldBe(6);
        total.GetProperty("inRegion").GetRawText().ShouldBe("""{"share":0.6,"least":0.5,"most":0.6666666666666666}""");
    }

    [Fact]
    public void By_value_counts_all_deals_in_force_by_their_present_terms_and_those_without_an_amount_apart()
    {
        var total = six.Ask("in-region-share", "by=none&weight=value").GetProperty("total");

        Counts(total).ShouldBe("local 1, centre 2, outside 1, abroad 1, unknown 1");
        Amounts(total).ShouldBe("local 100+0, centre 60+1, outside 40+0, abroad 300+0, unknown 7+0");
        total.GetProperty("borders")[0].GetProperty("share").GetDouble().ShouldBe(100 / 507.0);
        total.GetProperty("inRegion").GetProperty("share").GetDouble().ShouldBe(160 / 500.0);
    }

    [Fact]
    public void Names_its_weight() => six.Ask("in-region-share", "weight=value").GetProperty("weight").GetString().ShouldBe("value");

    [Fact]
    public void Dates_a_deal_by_its_signing_whatever_amended_it() =>
        Amounts(six.Ask("in-region-share", "by=none&weight=value&cohortFrom=2022-03-01&cohortTo=2022-03-31").GetProperty("total"))
            .ShouldBe("local 0+0, centre 60+0, outside 0+0, abroad 0+0, unknown 0+0");

    [Fact]
    public void Counts_a_deal_that_was_cancelled_until_it_was() =>
        Amounts(six.Ask("in-region-share", "by=none&weight=value&asOf=2022-07-31&cohortFrom=2022-07-01").GetProperty("total"))
            .ShouldBe("local 0+0, centre 0+0, outside 1000+0, abroad 0+0, unknown 0+0");

    [Theory]
    [InlineData("", "110000:3 310000:3")]
    [InlineData("attribution=place", "110000:1 130000:2 310000:1 320000:2")]
    [InlineData("attribution=destination", "110000:1 130000:2 310000:1 320000:1 unknown:1")]
    [InlineData("attribution=destination&within=JJJ", "110000:1 130000:2")]
    [InlineData("attribution=place&by=site", "-:5 pilot-1:1")]
    [InlineData("site=pilot-1", "110000:1")]
    public void Counts_under_the_origin_the_place_or_the_destination(string question, string rows) =>
        string.Join(' ', six.Ask("in-region-share", question).GetProperty("rows").EnumerateArray()
            .Select(row => $"{row.EnumerateObject().First().Value.GetString()}:{row.GetProperty("decided").GetInt32()}")).ShouldBe(rows);

    [Fact]
    public void Can_take_the_first_entry_into_commercialization_for_the_conversion()
    {
        AResult[] three =
        [
            AResult.FromBeijing().CommercializedIn("110108", "2022-01-01").CommercializedIn(Shanghai, "2022-02-01"),
            AResult.FromBeijing().CommercializedIn(Shanghai, "2022-01-01"), AResult.FromBeijing().PilotedIn(Hebei, "2022-01-01"),
        ];

        Counts(three.Ask("in-region-share", "by=none&event=commercialization").GetProperty("total")).ShouldBe("local 1, centre 0, outside 1, abroad 0, unknown 0");
    }

    [Fact]
    public void Of_a_cohort_lists_those_ended_and_undecided_and_has_all_of_it_below_the_rate()
    {
        AResult[] five =
        [
            AResult.FromBeijing().PilotedIn(Hebei, "2020-01-01").Signing("C1", "2020-06-01", to: Tianjin),
            AResult.FromBeijing().PilotedIn(Hebei, "2020-01-01").Signing("C1", "2020-07-01", to: "SG"),
            AResult.FromBeijing().PilotedIn(Hebei, "2020-01-01").Terminated("2020-08-01"),
            AResult.FromBeijing().PilotedIn(Hebei, "2020-01-01"),
            AResult.FromBeijing().Signing("C1", "2019-06-01", to: Tianjin).PilotedIn(Hebei, "2020-01-01"),
        ];

        var total = five.Ask("in-region-share", "stage=pilot&form=cohort&by=none&horizon=P1Y").GetProperty("total");

        Counts(total).ShouldBe("local 0, centre 1, outside 0, abroad 1, unknown 0");
        new[] { "cohort", "excluded", "terminated", "inFlight", "decided" }.Select(name => total.GetProperty(name).GetInt32()).ShouldBe([4, 1, 1, 1, 2]);
        var horizon = total.GetProperty("horizons")[0];
        new[] { "rate", "elsewhere", "unknown", "ended" }.Select(name => horizon.GetProperty(name).GetDouble()).ShouldBe([0.25, 0.25, 0, 0.25]);
    }

    [Fact]
    public void Judges_each_conversion_by_the_centre_as_it_was_on_its_day()
    {
        var grown = ACatalogue.With("centres/c.csv", "centre,code,valid_from,valid_to,source\nJJJ,120000,,,\nJJJ,130000,2022-01-01,,\n");
        AResult[] two = [AResult.From(Tianjin).Signing("C1", "2021-12-31", to: Hebei), AResult.From(Tianjin).Signing("C1", "2022-01-01", to: Hebei)];
        var request = Asking.Request("in-region-share", "by=none");

        var answer = JsonDocument.Parse(AllFigures.InRegionShare.Answer(request, grown, two.Known)).RootElement;

        Counts(answer.GetProperty("total")).ShouldBe("local 0, centre 1, outside 1, abroad 0, unknown 0");
    }

    [Fact]
    public void Does_not_know_whether_a_province_means_its_part_in_a_centre() => Counts(new[]
    {
        AResult.From(Guangdong).Signing("C1", "2022-01-01", to: Macao), AResult.From("440106").Signing("C1", "2022-01-01", to: Macao),
        AResult.From("445100").Signing("C1", "2022-01-01", to: Macao), AResult.From(Guangdong).Signing("C1", "2022-01-01", to: Shanghai),
        AResult.From(Guangdong).Signing("C1", "2022-01-01", to: "440106"),
    }.Ask("in-region-share", "by=none").GetProperty("total")).ShouldBe("local 1, centre 1, outside 2, abroad 0, unknown 1");

    [Theory]
    [InlineData("")]
    [InlineData("weight=value")]
    [InlineData("form=cohort")]
    [InlineData("within=650000")]
    public void Of_nothing_is_null(string question)
    {
        var answer = Array.Empty<AResult>().Ask("in-region-share", question);

        answer.GetProperty("rows").GetArrayLength().ShouldBe(0);
        answer.GetProperty("total").GetProperty("inRegion").GetRawText().ShouldBe("""{"share":null,"least":null,"most":null}""");
        answer.GetProperty("total").GetProperty("borders").EnumerateArray().ShouldAllBe(border => border.GetProperty("share").ValueKind == JsonValueKind.Null);
    }

    [Theory]
    [InlineData("weight=value&event=commercialization", "value-only-for-deals")]
    [InlineData("weight=value&form=cohort", "value-only-for-events")]
    [InlineData("stage=pilot", "parameter-not-for-figure")]
    [InlineData("horizon=P1Y", "parameter-not-for-figure")]
    [InlineData("form=cohort&attribution=destination", "destination-not-for-rates")]
    [InlineData("weight=income", "bad-parameter")]
    public void Cannot_be_asked_with_it(string question, string code) => Asking.Refused("in-region-share", question).ShouldBe(code);

    private static string Counts(JsonElement row) =>
        string.Join(", ", row.GetProperty("borders").EnumerateArray().Select(border => $"{border.GetProperty("border").GetString()} {border.GetProperty("count").GetInt32()}"));

    private static string Amounts(JsonElement row) => string.Join(", ", row.GetProperty("borders").EnumerateArray()
        .Select(border => $"{border.GetProperty("border").GetString()} {border.GetProperty("amountCny").GetDecimal()}+{border.GetProperty("amountMissing").GetInt32()}"));
}
