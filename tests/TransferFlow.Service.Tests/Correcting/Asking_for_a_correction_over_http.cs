using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging;
using TransferFlow.Tests.Access;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;
using static TransferFlow.Tests.Correcting.AskedServer;

namespace TransferFlow.Tests.Correcting;

public sealed class Asking_for_a_correction_over_http(AnIssuedServer shared) : IClassFixture<AnIssuedServer>
{
    private readonly AskedServer asked = new(shared);

    private TestServer Server => shared.Server;

    [Fact]
    public async Task Records_what_the_fact_should_have_said_with_what_its_codes_imply_and_changes_nothing_yet()
    {
        var id = await asked.ResultAsync();

        var reply = await Server.PostAsync(At(id), Later());

        reply.Text.ShouldBe($$"""{"id":"{{id}}","version":4,"alreadyKnown":false}""");
        await using var session = Server.Service.Session(id);
        var logged = (await session.Events.FetchStreamAsync(id))[^1];
        var request = logged.Data.ShouldBeOfType<Fact.CorrectionRequested>();
        // The region is the site's own, and whoever made the key answers for it.
        request.Changes.ShouldBe([new(3, new Fact.StageEntered(Stage.PilotTesting, "site-xa", null, "130629", 5) { OccurredOn = new(2024, 2, 21) })]);
        (request.Reason, request.By, logged.UserName?[..4]).ShouldBe(("日期录错", "test", "key-"));
        request.OccurredOn.ShouldBe(Domain.Time.ChinaCalendar.Today(DateTimeOffset.UtcNow));
        var entry = (await Server.GetAsync($"/api/v1/results/{id}/history")).Json.GetProperty("entries")[2];
        (entry.GetProperty("occurredOn").GetString(), entry.GetProperty("void").GetBoolean()).ShouldBe(("2024-02-10", false));
    }

    [Fact]
    public async Task Is_known_already_when_it_is_repeated_and_answered_as_before_with_the_same_key()
    {
        var id = await asked.ResultAsync();
        using var owner = await Server.AsAsync(SharedOut.Incubator("univ-bj"));
        var first = await owner.PostAsync(At(id), Later(), key: $"once-{id}");

        (await owner.PostAsync(At(id), Later(), key: $"once-{id}")).Text.ShouldBe(first.Text);
        (await owner.PostAsync(At(id), Later())).Text.ShouldBe(first.Text.Replace("false", "true", StringComparison.Ordinal));
        Each_command.ShouldBeProblem(await owner.PostAsync(At(id), Void(3), key: $"once-{id}"), 422, "idempotency-key-reused");
        Each_command.ShouldBeProblem(await owner.PostAsync(At(id), Void(3)), 422, "correction-pending", "changes");
    }

    [Fact]
    public async Task Is_stale_where_its_sender_saw_another_version()
    {
        var id = await asked.ResultAsync();

        foreach (var (version, status) in new[] { (2, 409), (4, 409), (3, 200) })
            (await Server.PostAsync(At(id), new { changes = new[] { new { version = 3, @void = true } }, reason = "多余", version })).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("""{"changes":[{"version":9,"void":true}],"reason":"x"}""", "unknown-fact")]
    [InlineData("""{"changes":[{"version":3}],"reason":"x"}""", "fact-or-void")]
    [InlineData("""{"changes":[{"version":3,"void":true,"fact":{"event":"terminated","occurredOn":"2024-01-01"}}],"reason":"x"}""", "fact-or-void")]
    [InlineData("""{"changes":[{"version":3,"fact":{"event":"terminated","occurredOn":"2024-03-01","why":"x"}}],"reason":"x"}""", "why-is-the-requests")]
    [InlineData("""{"changes":[{"version":3,"fact":{"event":"terminated","occurredOn":"2024-03-01","version":3}}],"reason":"x"}""", "why-is-the-requests")]
    [InlineData("""{"changes":[],"reason":"x"}""", "missing-value")]
    [InlineData("""{"changes":[null],"reason":"x"}""", "missing-value")]
    [InlineData("""{"changes":[{"version":3,"void":true}],"reason":" "}""", "missing-value")]
    [InlineData("""{"changes":[{"version":3,"void":true},{"version":3,"void":true}],"reason":"x"}""", "corrected-twice")]
    [InlineData("""{"changes":[{"version":3,"fact":{"event":"stage-entered","stage":"pilot","region":"999999","occurredOn":"2024-03-01"}}],"reason":"x"}""", "unknown-region")]
    [InlineData("""{"changes":[{"version":3,"fact":{"event":"stage-entered","stage":"pilot","site":"site-xa","occurredOn":"2999-03-01"}}],"reason":"x"}""", "date-beyond-tomorrow")]
    [InlineData("""{"changes":[{"version":1,"fact":{"event":"registered","number":"other","originRegion":"110108","occurredOn":"2024-01-01"}}],"reason":"x"}""", "owner-and-number-stay")]
    [InlineData("""{"changes":[{"version":2,"fact":{"event":"stage-passed","stage":"pilot","occurredOn":"2024-01-01"}}],"reason":"x"}""", "not-in-stage")]
    public async Task Is_refused_by_name_and_writes_nothing(string body, string code)
    {
        var id = await asked.ResultAsync();

        Each_command.ShouldBeProblem(await Server.PostTextAsync(At(id), body), 422, code);

        await using var session = Server.Service.Session(id);
        (await session.Events.FetchStreamStateAsync(id)).ShouldNotBeNull().Version.ShouldBe(3);
    }

    [Theory]
    [InlineData("""{"changes":[{"version":3,"fact":{"occurredOn":"2024-01-01"}}],"reason":"x"}""", "missing-value", "event")]
    [InlineData("""{"changes":[{"version":3,"fact":{"event":"evidence-attached","occurredOn":"2024-01-01"}}],"reason":"x"}""", "bad-member", "changes[0].fact")]
    [InlineData("""{"changes":[{"version":3,"fact":{"event":"terminated","occurredOn":"2024-01-01","colour":1}}],"reason":"x"}""", "bad-member", "changes[0].fact.colour")]
    [InlineData("""{"changes":[{"version":3,"fact":{"event":"terminated"}}],"reason":"x"}""", "bad-member", "changes[0].fact")]
    [InlineData("""{"changes":[{"version":3,"fact":{"event":"terminated","occurredOn":"2024-01-01","reason":"a\u0000b"}}],"reason":"x"}""", "forbidden-character", "changes.fact.reason")]
    [InlineData("""{"changes":[{"version":3,"void":true}]}""", "missing-value", "reason")]
    public async Task Cannot_be_read_where_its_body_is_not_of_the_documented_form(string body, string code, string parameter)
    {
        var id = await asked.ResultAsync();

        Each_command.ShouldBeProblem(await Server.PostTextAsync(At(id), body), 400, code, parameter);
    }

    [Fact]
    public async Task Takes_the_event_wherever_it_stands_and_keeps_the_owner_of_a_registration_that_names_none()
    {
        var id = await asked.ResultAsync();
        var number = (await Server.GetAsync($"/api/v1/results/{id}")).Json.GetProperty("registration").GetProperty("number").GetString();

        var reply = await Server.PostTextAsync(At(id), $$"""
            {"reason":"名称有误","changes":[{"fact":{"number":"{{number}}","title":"新名称","originRegion":"110105","occurredOn":"2024-01-01","event":"registered"},"version":1}]}
            """);

        reply.Status.ShouldBe(200, reply.Text);
        var line = (await Server.GetAsync(At(id))).Json.GetProperty("corrections")[0].GetProperty("changes")[0];
        (line.GetProperty("was").GetProperty("originRegion").GetString(), line.GetProperty("becomes").GetProperty("owner").GetString()).ShouldBe(("110108", "univ-bj"));
    }

    [Fact]
    public async Task Is_for_those_who_may_log_on_the_result()
    {
        var id = await asked.ResultAsync();
        (Caller Caller, int Status)[] callers =
        [
            (SharedOut.Incubator("univ-sh"), 404), (new("", Role.Office, Region: "510000"), 404), (new("", Role.Auditor), 403), (new("", Role.Administrator), 403),
            (SharedOut.Incubator("univ-bj") with { MayWrite = false }, 403), (new("", Role.Office, Region: "130000"), 200),
        ];
        foreach (var (caller, status) in callers)
        {
            using var client = await Server.AsAsync(caller);
            (await client.PostAsync(At(id), Later())).Status.ShouldBe(status, $"{caller}");
        }
    }

    [Fact]
    public void Knows_a_form_for_every_kind_of_fact_that_can_be_logged_without_a_file() => ChangeOfFact.Commands.Keys.ShouldBe(FactCodes.InStageLogs, ignoreOrder: true);
}
