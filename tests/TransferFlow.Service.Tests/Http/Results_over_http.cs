using TransferFlow.Domain.Results;
using TransferFlow.Tests.Access;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Http;

public sealed class Results_over_http(AServer shared) : IClassFixture<AServer>
{
    private TestServer Server => shared.Server;

    [Fact]
    public async Task Are_listed_page_by_page_at_one_date_and_position()
    {
        var text = await GivenAsync(5);

        var first = await Server.GetAsync($"/api/v1/results?text={text}&pageSize=2&asOf=2024-06-30");
        first.Status.ShouldBe(200, first.Text);
        await GivenAsync(1, text);
        var second = await Server.GetAsync(first.Json.GetProperty("next").GetString()!);
        var third = await Server.GetAsync(second.Json.GetProperty("next").GetString()!);

        first.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["asOf", "knownAt", "total", "page", "pages", "results", "next"]);
        foreach (var (reply, page, count) in new[] { (first, 1, 2), (second, 2, 2), (third, 3, 1) })
        {
            (reply.Json.GetProperty("page").GetInt32(), reply.Json.GetProperty("pages").GetInt32(), reply.Json.GetProperty("total").GetInt32()).ShouldBe((page, 3, 5), reply.Text);
            reply.Json.GetProperty("results").GetArrayLength().ShouldBe(count);
        }

        third.Json.TryGetProperty("next", out _).ShouldBeFalse();
        (await Server.GetAsync(third.Json.GetProperty("prev").GetString()!)).Text.ShouldBe(second.Text);
        (await Server.GetAsync($"/api/v1/results?text={text}&pageSize=2&page=9")).Json.GetProperty("total").GetInt32().ShouldBe(6);
    }

    [Theory]
    [InlineData("stage=pilot", 2)]
    [InlineData("stage=research", 1)]
    [InlineData("within=GBA", 1)]
    [InlineData("within=130000", 1)]
    [InlineData("field=aerospace", 0)]
    [InlineData("owner=univ-bj", 3)]
    [InlineData("inFlight=true", 2)]
    [InlineData("inFlight=false", 3)]
    [InlineData("inFlight=true&asOf=2024-01-06", 3)]
    [InlineData("asOf=2023-12-31&stage=pilot", 0)]
    [InlineData("knownAt=main:0", 0)]
    [InlineData("", 3)]
    public async Task Are_found_by_each_filter(string filter, int count)
    {
        var number = shared.NewNumber() + "F";
        Fact[][] stories =
        [
            [AFact.Entered(Stage.PilotTesting, "site-xa", 3)], [AFact.Entered(Stage.PilotTesting, "site-gz", 3)], [AFact.Entered(Stage.Research, "site-bj", 3), new Fact.Terminated { OccurredOn = AFact.Day(8) }],
        ];
        foreach (var (facts, i) in stories.Select((facts, i) => (facts, i)))
            await Server.Service.AppendAsync(Known.Result("univ-bj", $"{number}-{i}"), [AFact.Registered(number: $"{number}-{i}"), .. facts]);

        var reply = await Server.GetAsync($"/api/v1/results?text={number}-&{filter}");

        reply.Status.ShouldBe(200, reply.Text);
        reply.Json.GetProperty("total").GetInt32().ShouldBe(count, reply.Text);
    }

    [Theory]
    [InlineData("stage=nirvana", "bad-parameter", "stage")]
    [InlineData("within=atlantis", "unknown-place", "within")]
    [InlineData("field=alchemy", "unknown-code", "field")]
    [InlineData("inFlight=yes", "bad-parameter", "inFlight")]
    [InlineData("asOf=30.6.2026", "bad-parameter", "asOf")]
    [InlineData("knownAt=now", "bad-position", "knownAt")]
    [InlineData("knownAt=main:999999999", "position-not-reached", "knownAt")]
    [InlineData("page=0", "bad-parameter", "page")]
    [InlineData("page=two", "bad-parameter", "page")]
    [InlineData("pageSize=201", "bad-parameter", "pageSize")]
    [InlineData("pageSize=-1", "bad-parameter", "pageSize")]
    [InlineData("stagee=pilot", "unknown-parameter", "stagee")]
    [InlineData("text=a&text=b", "repeated-parameter", "text")]
    [InlineData("text=a%00b", "forbidden-character", "text")]
    public async Task Are_refused_where_the_question_is_wrong(string query, string code, string parameter)
    {
        var reply = await Server.GetAsync($"/api/v1/results?{query}");

        Each_command.ShouldBeProblem(reply, 400, code, parameter);
        reply.ShouldShowNoClass();
    }

    [Fact]
    public async Task Are_shown_one_by_one_with_all_that_they_amount_to()
    {
        var number = shared.NewNumber();
        var id = Known.Result("univ-bj", number + "-1");
        await Server.Service.AppendAsync(id, AFact.OfEveryKind("univ-bj", number)[0]);

        var whole = await Server.GetAsync($"/api/v1/results/{id}");
        var early = await Server.GetAsync($"/api/v1/results/{number}-1?asOf=2024-01-04");

        whole.Json.EnumerateObject().Select(member => member.Name)
            .ShouldBe(["id", "asOf", "knownAt", "version", "registration", "end", "visits", "handovers", "deals"], whole.Text);
        whole.Json.GetProperty("end").GetRawText().ShouldBe("""{"way":"terminated","on":"2024-01-13"}""");
        whole.Json.GetProperty("handovers").EnumerateArray().Select(handover => handover.GetProperty("status").GetString()).ShouldBe(["accepted", "declined", "expired"]);
        whole.Json.GetProperty("deals").GetArrayLength().ShouldBe(2);
        early.Json.GetProperty("current").GetRawText()
            .ShouldBe("""{"ordinal":1,"stage":"pilot","site":"site-xa","hostRegion":"130629","enteredOn":"2024-01-02","passedOn":"2024-01-03"}""");
        early.Json.GetProperty("handovers").GetRawText()
            .ShouldBe("""[{"handover":"H1","toStage":"commercialization","fromSite":"site-xa","toSite":"site-gz","toRegion":"440106","offeredOn":"2024-01-04","status":"pending"}]""");
        early.Json.GetProperty("version").GetInt64().ShouldBe(whole.Json.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task That_the_caller_may_not_see_are_answered_exactly_like_those_that_do_not_exist()
    {
        var number = shared.NewNumber();
        var id = Known.Result("univ-bj", number);
        await Server.Service.AppendAsync(id, AFact.Registered(number: number));
        using var stranger = await Server.AsAsync(SharedOut.Incubator("univ-cd"));
        using var owner = await Server.AsAsync(SharedOut.Incubator("univ-bj"));
        using var administrator = await Server.AsAsync(new("", Domain.Access.Role.Administrator));

        foreach (var path in new[] { "", "/history" })
        {
            var hidden = await stranger.GetAsync($"/api/v1/results/{id}{path}");
            var missing = await stranger.GetAsync($"/api/v1/results/jjj-00000000000000000000000000{path}");
            Each_command.ShouldBeProblem(hidden, 404, "unknown-result");
            WithoutTrace(hidden).ShouldBe(WithoutTrace(missing));
            (await owner.GetAsync($"/api/v1/results/{id}{path}")).Status.ShouldBe(200);
            (await administrator.GetAsync($"/api/v1/results/{id}{path}")).Status.ShouldBe(403);
        }

        (await stranger.GetAsync($"/api/v1/results?text={number}")).Json.GetProperty("total").GetInt32().ShouldBe(0);
        (await owner.GetAsync($"/api/v1/results?text={number}")).Json.GetProperty("total").GetInt32().ShouldBe(1);
    }

    private static string WithoutTrace(Reply reply) =>
        string.Join(';', reply.Json.EnumerateObject().Where(member => member.Name != "traceId").Select(member => member.ToString()));

    /// <summary>Results in an order that does not depend on when they were logged.</summary>
    private async Task<string> GivenAsync(int count, string? text = null)
    {
        text ??= shared.NewNumber() + "P";
        for (var i = 0; i < count; i++)
        {
            var number = $"{text}{shared.NewNumber()}";
            await Server.Service.AppendAsync(Known.Result("univ-bj", number), AFact.Registered(number: number), AFact.Entered(Stage.Research, "site-bj", 1));
        }

        return text;
    }
}
