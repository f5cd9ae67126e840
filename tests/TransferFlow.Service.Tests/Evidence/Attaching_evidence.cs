using System.Security.Cryptography;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;
using static TransferFlow.Tests.Http.Each_command;

namespace TransferFlow.Tests.Evidence;

public sealed class Attaching_evidence(AServer shared) : IClassFixture<AServer>
{
    private TestServer Server => shared.Server;

    [Fact]
    public async Task Logs_the_fact_and_keeps_the_file_under_its_hash_with_who_when_and_why()
    {
        var number = await GivenAsync();
        var form = new AForm(AFile.Docx, "验收.docx", null) { More = [("proves", "2"), ("sourceRef", "档案 7"), ("why", "补录"), ("version", "2")] };

        var reply = await form.PostAsync(Server, number);

        var id = Known.Result("univ-bj", number);
        reply.Text.ShouldBe($$"""{"id":"{{id}}","version":3,"alreadyKnown":false}""");
        await using var session = Server.Service.Session(id);
        var logged = (await session.Events.FetchStreamAsync(id))[^1];
        var hash = Convert.ToHexStringLower(SHA256.HashData(AFile.Docx));
        logged.Data.ShouldBe(new Fact.EvidenceAttached("验收.docx", EvidenceKind.Docx.MediaType, hash, AFile.Docx.Length, 2) { OccurredOn = new(2024, 3, 1), SourceRef = "档案 7" });
        logged.UserName.ShouldStartWith("key-");
        (logged.GetHeader(Provenance.OrganisationHeader)?.ToString(), logged.GetHeader(Provenance.WhyHeader)?.ToString()).ShouldBe(("office-cn", "补录"));
        logged.CausationId.ShouldStartWith("http:");
        (await Server.Service.Get<EvidenceFiles>().FindAsync(hash, default)).ShouldBe(AFile.Docx);
    }

    [Fact]
    public async Task Is_known_already_when_it_is_repeated_and_conflicts_under_another_name()
    {
        var number = await GivenAsync();
        await AForm.OfAPdf(number).PostAsync(Server, number);
        var facts = await shared.FactsAsync();

        var again = await AForm.OfAPdf(number).PostAsync(Server, number);
        var renamed = await AForm.OfAPdf(number, "b.pdf").PostAsync(Server, number);

        again.Json.GetProperty("alreadyKnown").GetBoolean().ShouldBeTrue();
        ShouldBeProblem(renamed, 422, "conflicts-with-known-fact");
        (await shared.FactsAsync()).ShouldBe(facts);
    }

    [Fact]
    public async Task To_two_results_keeps_one_file()
    {
        var (one, other) = (await GivenAsync(), await GivenAsync());
        var files = await FilesAsync();

        (await AForm.OfAPdf(one).PostAsync(Server, one)).Status.ShouldBe(200);
        (await AForm.OfAPdf(one, "合同.pdf").PostAsync(Server, other)).Status.ShouldBe(200);

        (await FilesAsync()).ShouldBe(files + 1);
    }

    [Fact]
    public async Task By_many_at_once_keeps_one_file_and_loses_none()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => GivenAsync()));
        var files = await FilesAsync();

        var replies = await Task.WhenAll(numbers.Select(number => AForm.OfAPdf("the same for all").PostAsync(Server, number)));

        replies.Select(reply => reply.Status).ShouldAllBe(status => status == 200);
        (await FilesAsync()).ShouldBe(files + 1);
    }

    [Fact]
    public async Task To_one_result_at_once_is_done_or_stale_and_no_file_is_without_its_fact()
    {
        var number = await GivenAsync();
        var files = await FilesAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => AForm.OfAPdf($"{number} {i}").PostAsync(Server, number)));

        replies.ShouldAllBe(reply => reply.Status == 200 || reply.Code == "stale");
        (await FilesAsync()).ShouldBe(files + replies.Count(reply => reply.Status == 200));
    }

    [Fact]
    public async Task That_is_refused_keeps_no_file_and_logs_nothing()
    {
        var number = await GivenAsync();
        var (facts, files) = (await shared.FactsAsync(), await FilesAsync());

        ShouldBeProblem(await (AForm.OfAPdf(number) with { OccurredOn = "2999-01-01" }).PostAsync(Server, number), 422, "date-beyond-tomorrow");
        ShouldBeProblem(await (AForm.OfAPdf(number) with { More = [("proves", "3")] }).PostAsync(Server, number), 422, "unknown-fact", "proves");
        ShouldBeProblem(await (AForm.OfAPdf(number) with { More = [("version", "1")] }).PostAsync(Server, number), 409, "stale");
        ShouldBeProblem(await AForm.OfAPdf(number, "a/b.pdf").PostAsync(Server, number), 422, "bad-file-name", "file_name");
        ShouldBeProblem(await AForm.OfAPdf(number, "a\u202Efdp.exe.pdf").PostAsync(Server, number), 422, "bad-file-name", "file_name");
        ShouldBeProblem(await AForm.OfAPdf(number, "a.docx").PostAsync(Server, number), 422, "evidence-type-mismatch", "file");
        ShouldBeProblem(await (AForm.OfAPdf(number) with { Type = "image/png" }).PostAsync(Server, number), 422, "evidence-type-mismatch", "file");
        ShouldBeProblem(await new AForm("<html>"u8.ToArray()).PostAsync(Server, number), 422, "evidence-type-not-allowed", "file");
        ShouldBeProblem(await new AForm([]).PostAsync(Server, number), 422, "empty-file", "file");
        ShouldBeProblem(await AForm.OfAPdf(number).PostAsync(Server, "never registered"), 404, "unknown-result");

        (await shared.FactsAsync(), await FilesAsync()).ShouldBe((facts, files));
    }

    [Fact]
    public async Task After_the_end_of_a_result_is_refused()
    {
        var number = await GivenAsync();
        await Server.Service.AppendAsync(Known.Result("univ-bj", number), new Fact.Terminated { OccurredOn = new(2024, 2, 29) });

        ShouldBeProblem(await AForm.OfAPdf(number).PostAsync(Server, number), 422, "after-the-end");
        (await (AForm.OfAPdf(number) with { OccurredOn = "2024-02-29" }).PostAsync(Server, number)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(20_971_520, 200)]
    [InlineData(20_971_521, 413)]
    [InlineData(40_000_000, 413)]
    public async Task Takes_twenty_mebibytes_and_not_one_byte_more(int size, int status)
    {
        var number = await GivenAsync();
        var content = new byte[size];
        Random.Shared.NextBytes(content);
        AFile.Png.CopyTo(content, 0);

        var reply = await new AForm(content, "a.png", "image/png").PostAsync(Server, number);

        reply.Status.ShouldBe(status);
        if (status == 200) (await Server.BytesAsync($"{AForm.Address(number)}/{Convert.ToHexStringLower(SHA256.HashData(content))}")).ShouldBe(content);
        else ShouldBeProblem(reply, 413, "file-too-large", "file");
    }

    [Fact]
    public async Task Again_with_the_same_key_gets_the_first_answer_however_the_form_is_put_together()
    {
        var number = await GivenAsync();
        using var office = await Server.AsAsync(TestServer.National);
        var first = await AForm.OfAPdf(number).PostAsync(office, number, "key-1");

        // The client chooses another boundary.
        (await AForm.OfAPdf(number).PostAsync(office, number, "key-1")).Text.ShouldBe(first.Text);
        ShouldBeProblem(await AForm.OfAPdf(number + " other").PostAsync(office, number, "key-1"), 422, "idempotency-key-reused");
        ShouldBeProblem(await AForm.OfAPdf(number, "b.pdf").PostAsync(office, number, "key-1"), 422, "idempotency-key-reused");
    }

    [Fact]
    public async Task To_what_belongs_to_others_is_answered_as_if_it_did_not_exist_and_auditors_write_nothing()
    {
        var number = await GivenAsync();
        using var owner = await Server.AsAsync(new("", Role.Incubator, "univ-bj"));
        using var other = await Server.AsAsync(new("", Role.Incubator, "univ-sh"));
        using var auditor = await Server.AsAsync(new("", Role.Auditor));

        var unknown = await AForm.OfAPdf(number).PostAsync(other, "never registered");
        foreach (var form in new[] { AForm.OfAPdf(number), new AForm("<html>"u8.ToArray()), AForm.OfAPdf(number) with { OccurredOn = null } })
        {
            var foreign = await form.PostAsync(other, number);
            ShouldBeProblem(foreign, 404, "unknown-result");
            foreign.Json.GetProperty("detail").GetString().ShouldBe(unknown.Json.GetProperty("detail").GetString());
        }

        ShouldBeProblem(await AForm.OfAPdf(number).PostAsync(auditor, number), 403, "not-permitted");
        (await AForm.OfAPdf(number).PostAsync(owner, number)).Status.ShouldBe(200);
    }

    private Task<long> FilesAsync() => Server.Service.ScalarAsync<long>("select count(*) from evidence_file");

    /// <summary>A result that is in pilot testing: two facts.</summary>
    private async Task<string> GivenAsync()
    {
        var number = shared.NewNumber();
        await Server.Service.AppendAsync(Known.Result("univ-bj", number), AFact.Registered(number: number), AFact.Entered(Stage.PilotTesting, "site-xa", 1));
        return number;
    }
}
