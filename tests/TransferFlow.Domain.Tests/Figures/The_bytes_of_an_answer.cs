using System.Globalization;
using System.Text;
using CsCheck;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_bytes_of_an_answer
{
    private static readonly AResult[] few =
    [
        AResult.From("110108", owner: "demo-a", field: "biomedicine").ValidatedIn(Tianjin, "2021-01-01", "cvc-1").PilotedIn(Hebei, "2021-07-01").Signing("C1", "2022-01-01", 1_234.50m, "SG").Recorded("2022-02-01"),
        AResult.From("110108", owner: "demo-a").ValidatedIn(Tianjin, "2021-02-01", "cvc-1").Terminated("2021-12-31").Recorded("2022-01-10"),
        AResult.From("310115", owner: "demo-b").ValidatedIn(Jiangsu, "2022-03-01").CommercializedIn(Jiangsu, "2024-03-01").Recorded("2022-03-12", "org-b"),
        AResult.From("310115", owner: "demo-b").ValidatedIn(Jiangsu, "2023-03-01").And(Offered("H1", "2023-05-01", toRegion: Shanghai), Accepted("H1", "2023-05-15")),
        AResult.From("310115", owner: "demo-b").PilotedIn(Jiangsu, "2022-03-01").ValidatedIn(Jiangsu, "2022-05-01").Recorded("2022-03-14", import: "import:log.csv"),
    ];

    [Theory]
    [InlineData("stage-conversion", "stage=concept-validation&cohortFrom=2020-01-01&horizon=P1Y,P3Y&asOf=2025-06-30")]
    [InlineData("funnel", "by=centre&within=YRD&asOf=2025-06-30")]
    [InlineData("dwell", "stage=concept-validation&asOf=2025-06-30")]
    [InlineData("ageing", "by=centre&silence=P1000D&asOf=2025-06-30")]
    [InlineData("forecast", "stage=concept-validation&horizon=P1Y,P2Y&asOf=2024-06-30")]
    [InlineData("forecast", "stage=concept-validation&by=none&horizon=P1Y,P2Y&backTestKnownAt=main:2;main:1&asOf=2022-12-31", "forecast-as-known-then")]
    [InlineData("in-region-share", "weight=value&asOf=2025-06-30")]
    [InlineData("in-region-share", "stage=concept-validation&form=cohort&by=none&horizon=P2Y&asOf=2025-06-30", "in-region-share-of-a-cohort")]
    [InlineData("handover-latency", "by=none&horizon=P30D&asOf=2025-06-30")]
    [InlineData("end-to-end", "by=none&until=deal&horizon=P1Y,P3Y&asOf=2025-06-30")]
    [InlineData("pilot-effect", "by=centre&landmark=P180D&horizon=P365D,P730D&asOf=2025-06-30")]
    [InlineData("throughput", "by=none&months=2&asOf=2022-03-15")]
    [InlineData("reporting-lag", "months=2&asOf=2022-03-15")]
    [InlineData("flow", "stage=concept-validation&to=deal&asOf=2025-06-30")]
    public void Are_these_in_this_order(string figure, string question, string? file = null)
    {
        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Figures", "Golden", $"{file ?? figure}.json")).TrimEnd();

        Encoding.UTF8.GetString(few.Ask(Asking.Request(figure, question))).ShouldBe(golden);
    }

    [Fact]
    public void Come_again_from_the_address() => Gen.Select(RandomResults.Result.Array[0, 10], RandomQuestions.Any).Sample((results, question) =>
    {
        var request = Asking.Request(question.Figure, question.Parameters);
        var query = request.Address[(request.Address.IndexOf('?', StringComparison.Ordinal) + 1)..];

        var again = Asking.Request(question.Figure, Asking.Parameters(query).Select(pair => KeyValuePair.Create(pair.Key, Uri.UnescapeDataString(pair.Value))));

        // Lists in records are compared by reference.
        (again with { Horizons = request.Horizons, Options = request.Options }).ShouldBe(request);
        again.Horizons.ShouldBe(request.Horizons);
        again.Options.ShouldBe(request.Options);
        results.Ask(again).ShouldBe(results.Ask(request));
    });

    [Fact]
    public void Are_those_of_the_log_cut_at_its_date() => Gen.Select(RandomResults.Result.Array[0, 20], RandomQuestions.Any).Sample((results, question) =>
    {
        // A cut log has positions of its own.
        var request = Asking.Request(question.Figure, question.Parameters.Where(parameter => parameter.Key != BackTests.Option.Name));
        var cut = results.Select(result => result.Until(request.AsOf));

        cut.Ask(request).ShouldBe(results.Ask(request));
    });

    [Fact]
    public void Do_not_depend_on_the_order_of_the_results() =>
        Gen.Select(RandomResults.Result.Array[0, 20], RandomQuestions.Any).SelectMany((results, question) => Gen.Shuffle(results.ToArray()).Select(shuffled => (results, shuffled, question)))
            .Sample(x =>
            {
                var request = Asking.Request(x.question.Figure, x.question.Parameters);

                x.shuffled.Ask(request).ShouldBe(x.results.Ask(request));
            });

    [Fact]
    public void Depend_neither_on_the_culture_nor_on_the_time_zone()
    {
        var asked = () => Asking.Request("stage-conversion", "stage=concept-validation&asOf=2025-06-30&horizon=P1Y");
        var here = few.Ask(asked());
        var (culture, zone) = (CultureInfo.CurrentCulture, Environment.GetEnvironmentVariable("TZ"));
        try
        {
            CultureInfo.CurrentCulture = Elsewhere();
            Environment.SetEnvironmentVariable("TZ", "Pacific/Kiritimati");
            TimeZoneInfo.ClearCachedData();

            few.Ask(asked()).ShouldBe(here);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Fact]
    public void Are_JSON_that_names_the_address_under_which_they_stay()
    {
        var request = Asking.Request("stage-conversion", "stage=pilot");

        few.Ask("stage-conversion", "stage=pilot").GetProperty("address").GetString().ShouldBe(request.Address);
    }

    /// <summary>A culture that writes numbers and dates as no other does.</summary>
    private static CultureInfo Elsewhere()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = "٫";
        culture.NumberFormat.NegativeSign = "−";
        culture.NumberFormat.NumberGroupSeparator = " ";
        culture.DateTimeFormat.DateSeparator = "~";
        culture.DateTimeFormat.ShortDatePattern = "d/M/y";
        return culture;
    }
}
