using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Tests.Access;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;
using static TransferFlow.Tests.Correcting.AskedServer;

namespace TransferFlow.Tests.Correcting;

public sealed class Answering_a_correction_over_http(AnIssuedServer shared) : IClassFixture<AnIssuedServer>
{
    private readonly AskedServer asked = new(shared);

    private TestServer Server => shared.Server;

    [Fact]
    public async Task Approves_what_another_person_asked_for_and_the_history_tells_both_what_holds_and_what_was_said_first()
    {
        var id = await asked.ResultAsync();
        using var asker = await asked.PersonAsync("asker");
        using var other = await asked.PersonAsync("other");
        (await asker.PostAsync(At(id), Later())).Status.ShouldBe(200);
        var before = (await asker.GetAsync("/api/v1/position")).Json.GetProperty("position").GetString();

        Each_command.ShouldBeProblem(await asker.PostAsync(At(id, "/4/approvals"), "{}"), 422, "same-person");
        var approved = await other.PostAsync(At(id, "/4/approvals"), "{}");

        approved.Text.ShouldBe($$"""{"id":"{{id}}","version":5,"alreadyKnown":false}""");
        var entry = await FactAsync(other, id, 3);
        (entry.GetProperty("occurredOn").GetString(), entry.GetProperty("correction").GetInt32(), entry.GetProperty("void").GetBoolean()).ShouldBe(("2024-02-21", 4, false));
        entry.GetProperty("firstSaid").GetProperty("event").GetString().ShouldBe("stage-entered");
        entry.GetProperty("firstSaid").GetProperty("occurredOn").GetString().ShouldBe("2024-02-10");
        (await other.GetAsync($"/api/v1/results/{id}")).Json.GetProperty("visits")[1].GetProperty("enteredOn").GetString().ShouldBe("2024-02-21");
        // What was known then is what was known then.
        var then = (await other.GetAsync($"/api/v1/results/{id}/history?knownAt={before}")).Json.GetProperty("entries")[2];
        (then.GetProperty("occurredOn").GetString(), then.GetProperty("correction").ValueKind).ShouldBe(("2024-02-10", System.Text.Json.JsonValueKind.Null));
        var line = (await other.GetAsync(At(id))).Json.GetProperty("corrections")[0];
        (line.GetProperty("status").GetString(), line.GetProperty("approvable").GetBoolean()).ShouldBe(("approved", false));
        line.GetProperty("by").GetString().ShouldNotBe(line.GetProperty("answeredBy").GetString());
    }

    [Fact]
    public async Task Is_known_already_when_it_is_repeated_and_refused_when_another_has_answered()
    {
        var id = await asked.ResultAsync();
        using var asker = await asked.PersonAsync("asker");
        using var other = await asked.PersonAsync("other");
        await asker.PostAsync(At(id), Later());
        var first = await other.PostAsync(At(id, "/4/refusals"), new { reason = "原件写的就是二月十日" });

        first.Status.ShouldBe(200, first.Text);
        (await other.PostAsync(At(id, "/4/refusals"), new { reason = "原件写的就是二月十日" })).Json.GetProperty("alreadyKnown").GetBoolean().ShouldBeTrue();
        Each_command.ShouldBeProblem(await other.PostAsync(At(id, "/4/approvals"), "{}"), 422, "correction-not-pending");
        Each_command.ShouldBeProblem(await other.PostAsync(At(id, "/3/approvals"), "{}"), 422, "correction-not-pending");
        Each_command.ShouldBeProblem(await other.PostAsync(At(id, "/x/approvals"), "{}"), 404, "unknown-result");
        (await FactAsync(other, id, 3)).GetProperty("occurredOn").GetString().ShouldBe("2024-02-10");
        (await other.GetAsync(At(id))).Json.GetProperty("corrections")[0].GetProperty("answerReason").GetString().ShouldBe("原件写的就是二月十日");
    }

    [Fact]
    public async Task Is_stale_where_its_sender_saw_another_version()
    {
        var id = await asked.ResultAsync();
        using var other = await asked.PersonAsync("other");
        await Server.PostAsync(At(id), Later());

        foreach (var (version, status) in new[] { (3, 409), (4, 200) })
            (await other.PostAsync(At(id, "/4/approvals"), new { version })).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Is_decided_anew_on_what_is_known_by_then()
    {
        var id = await asked.ResultAsync();
        using var other = await asked.PersonAsync("other");
        (await Server.PostAsync(At(id), Later())).Status.ShouldBe(200);
        (await Server.PostAsync($"/api/v1/results/{id}/passes", new { stage = "pilot", occurredOn = "2024-02-15" })).Status.ShouldBe(200);

        // Accepted before it would have begun.
        Each_command.ShouldBeProblem(await other.PostAsync(At(id, "/4/approvals"), "{}"), 422, "not-in-stage");
    }

    /// <summary>A key could be the second hand of whoever asks, so none approves; the one that asked can withdraw.</summary>
    [Fact]
    public async Task Takes_a_person_but_for_withdrawing_what_one_has_asked_for()
    {
        var id = await asked.ResultAsync();
        using var asker = await asked.PersonAsync("asker");
        await asker.PostAsync(At(id), Later());
        Each_command.ShouldBeProblem(await Server.PostAsync(At(id, "/4/approvals"), "{}"), 403, "not-permitted");
        Each_command.ShouldBeProblem(await Server.PostAsync(At(id, "/4/refusals"), "{}"), 403, "not-permitted");

        (await asker.PostAsync(At(id, "/4/refusals"), "{}")).Status.ShouldBe(200);
        (await Server.PostAsync(At(id), Void(3))).Json.GetProperty("version").GetInt32().ShouldBe(6);
        (await Server.PostAsync(At(id, "/6/refusals"), "{}")).Status.ShouldBe(200);
        (await asker.GetAsync(At(id))).Json.GetProperty("corrections").EnumerateArray().Select(one => one.GetProperty("status").GetString()).ShouldBe(["refused", "refused"]);
    }

    [Fact]
    public async Task Is_for_those_who_may_log_on_the_result()
    {
        var id = await asked.ResultAsync();
        await Server.PostAsync(At(id), Later());
        (string Subject, Role Role, string? Organisation, string? Region, int Status)[] people =
        [
            ("stranger", Role.Incubator, "univ-sh", null, 404), ("elsewhere", Role.Office, null, "510000", 404),
            ("auditor", Role.Auditor, null, null, 403), ("administrator", Role.Administrator, null, null, 403), ("here", Role.Office, null, "130000", 200),
        ];
        foreach (var (subject, role, organisation, region, status) in people)
        {
            using var person = await asked.PersonAsync(subject, role, organisation, region);
            (await person.PostAsync(At(id, "/4/approvals"), "{}")).Status.ShouldBe(status, subject);
        }
    }

    [Fact]
    public async Task Lists_what_waits_first_for_those_who_may_approve_it()
    {
        var id = await asked.ResultAsync();
        using var asker = await asked.PersonAsync("lister", Role.Office, null, "110000");
        using var other = await asked.PersonAsync("approver", Role.Office, null, "110000");
        using var stranger = await asked.PersonAsync("stranger", Role.Incubator, "univ-sh");
        (await asker.PostAsync(At(id), Later("待列出"))).Status.ShouldBe(200);

        bool? Approvable(Reply reply) => reply.Json.GetProperty("corrections").EnumerateArray().Where(one => one.GetProperty("result").GetString() == id)
            .Select(one => (bool?)one.GetProperty("approvable").GetBoolean()).SingleOrDefault();
        Approvable(await other.GetAsync("/api/v1/corrections?status=pending&pageSize=200")).ShouldBe(true);
        Approvable(await asker.GetAsync("/api/v1/corrections?status=all&pageSize=200")).ShouldBe(false);
        Approvable(await Server.GetAsync("/api/v1/corrections?pageSize=200")).ShouldBe(false);
        Approvable(await stranger.GetAsync("/api/v1/corrections?status=all")).ShouldBeNull();
        Each_command.ShouldBeProblem(await other.GetAsync("/api/v1/corrections?status=lost"), 400, "bad-parameter", "status");
        (await other.GetAsync("/api/v1/corrections")).Json.GetProperty("corrections")[0].GetProperty("approvable").GetBoolean().ShouldBeTrue();

        (await other.PostAsync(At(id, "/4/approvals"), "{}")).Status.ShouldBe(200);
        Approvable(await other.GetAsync("/api/v1/corrections?status=pending&pageSize=200")).ShouldBeNull();
        Approvable(await other.GetAsync("/api/v1/corrections?status=approved&pageSize=200")).ShouldBe(false);
    }

    [Fact]
    public async Task Of_a_registration_hides_the_result_from_all_figures_and_not_from_its_owner_and_it_can_be_registered_again()
    {
        var id = await asked.ResultAsync();
        using var asker = await asked.PersonAsync("asker");
        using var other = await asked.PersonAsync("other");
        using var stranger = await asked.PersonAsync("stranger", Role.Incubator, "univ-sh");
        using var auditor = await asked.PersonAsync("auditor", Role.Auditor, null);
        var number = (await other.GetAsync($"/api/v1/results/{id}")).Json.GetProperty("registration").GetProperty("number").GetString();
        (await asker.PostAsync(At(id), Void(1))).Status.ShouldBe(200);
        (await other.PostAsync(At(id, "/4/approvals"), "{}")).Status.ShouldBe(200);

        foreach (var reader in new[] { asker, auditor }) (await FactAsync(reader, id, 1)).GetProperty("void").GetBoolean().ShouldBeTrue();
        (await stranger.GetAsync($"/api/v1/results/{id}/history")).Status.ShouldBe(404);
        (await other.GetAsync($"/api/v1/results/{id}")).Status.ShouldBe(404);
        Each_command.ShouldBeProblem(
            await other.PostAsync($"/api/v1/results/{id}/stages", new { stage = "commercialization", region = "110108", occurredOn = "2024-05-01" }), 422, "not-registered");

        var again = await other.PostAsync("/api/v1/results", new { number, originRegion = "110105", occurredOn = "2024-01-01" });

        again.Text.ShouldBe($$"""{"id":"{{id}}","version":6,"alreadyKnown":false}""");
        (await other.GetAsync($"/api/v1/results/{id}")).Json.GetProperty("registration").GetProperty("originRegion").GetString().ShouldBe("110105");
        (await other.GetAsync($"/api/v1/results/{id}")).Json.GetProperty("visits").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Of_evidence_lists_it_no_more_and_leaves_the_file_for_whoever_looks_into_the_past()
    {
        var hash = new string('a', 64);
        var id = await asked.ResultAsync(new Fact.EvidenceAttached("a.txt", "text/plain", hash, 1, 3) { OccurredOn = AFact.Day(41) });
        using var other = await asked.PersonAsync("other");
        (await Server.PostAsync(At(id), Void(4))).Status.ShouldBe(200);
        (await other.PostAsync(At(id, "/5/approvals"), "{}")).Status.ShouldBe(200);

        (await other.GetAsync($"/api/v1/results/{id}/evidence")).Json.GetProperty("evidence").GetArrayLength().ShouldBe(0);
        // There is no such file in this test; had the result no such evidence, that would be what is answered.
        (await other.GetAsync($"/api/v1/results/{id}/evidence/{hash}")).Code.ShouldBe("evidence-damaged");
    }
}
