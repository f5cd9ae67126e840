using System.Security.Cryptography;
using TransferFlow.Domain.Results;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;
using static TransferFlow.Tests.Http.Each_command;

namespace TransferFlow.Tests.Evidence;

public sealed class Downloading_evidence(AServer shared) : IClassFixture<AServer>
{
    private TestServer Server => shared.Server;

    [Fact]
    public async Task Saves_the_same_bytes_and_never_shows_them_in_a_page()
    {
        var number = await GivenAsync();
        await AForm.OfAPdf(number).PostAsync(Server, number);
        var address = AddressOf(number, AFile.Pdf(number));

        var reply = await Server.GetAsync(address);

        (await Server.BytesAsync(address)).ShouldBe(AFile.Pdf(number));
        (reply.Status, reply.ContentType, reply.Message.Content.Headers.ContentLength).ShouldBe((200, "application/pdf", AFile.Pdf(number).Length));
        reply.Message.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        Header(reply, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(reply, "Content-Security-Policy").ShouldBe("sandbox; default-src 'none'");
        Header(reply, "Cache-Control").ShouldContain("no-store");
        Header(reply, "Cache-Control").ShouldContain("private");
    }

    [Theory]
    [InlineData("验收意见（终稿）𠮷.pdf")]
    [InlineData("it's \"the\" contract; 100%, a=b.pdf")]
    [InlineData("'; filename=evil.exe.pdf")]
    [InlineData("ünï cödé.PDF")]
    public async Task Keeps_any_name_that_was_let_in(string name)
    {
        var number = await GivenAsync();
        (await AForm.OfAPdf(number, name).PostAsync(Server, number)).Status.ShouldBe(200);

        var reply = await Server.GetAsync(AddressOf(number, AFile.Pdf(number)));

        reply.Message.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe(name);
        reply.Message.Content.Headers.ContentDisposition.Parameters.Select(parameter => parameter.Name).ShouldBe(["filename", "filename*"]);
    }

    [Fact]
    public async Task Is_for_those_alone_who_ask_by_a_result_that_has_it()
    {
        var (one, other) = (await GivenAsync(), await GivenAsync());
        await AForm.OfAPdf(one).PostAsync(Server, one);

        ShouldBeProblem(await Server.GetAsync(AddressOf(other, AFile.Pdf(one))), 404, "unknown-evidence");
        ShouldBeProblem(await Server.GetAsync(AddressOf("never registered", AFile.Pdf(one))), 404, "unknown-result");
        foreach (var no in new[] { "abc", "..%2f..%2fetc", new('0', 64), AddressOf(one, AFile.Pdf(one)).ToUpperInvariant()[^64..] })
            ShouldBeProblem(await Server.GetAsync($"{AForm.Address(one)}/{no}"), 404, "unknown-evidence");
    }

    [Fact]
    public async Task Says_so_where_the_file_was_altered_or_lost()
    {
        var number = await GivenAsync();
        await AForm.OfAPdf(number).PostAsync(Server, number);
        var hash = AddressOf(number, AFile.Pdf(number))[^64..];

        await Server.Service.ExecuteAsync("alter table evidence_file drop constraint evidence_file_hash");
        await Server.Service.ExecuteAsync($"update evidence_file set content = content || 'x' where encode(sha256, 'hex') = '{hash}'");
        ShouldBeProblem(await Server.GetAsync($"{AForm.Address(number)}/{hash}"), 500, "evidence-damaged");

        await Server.Service.ExecuteAsync($"delete from evidence_file where encode(sha256, 'hex') = '{hash}'");
        ShouldBeProblem(await Server.GetAsync($"{AForm.Address(number)}/{hash}"), 500, "evidence-damaged");
    }

    [Fact]
    public async Task Begins_with_a_list_as_of_a_date_and_as_known_at_a_position()
    {
        var number = await GivenAsync();
        var form = AForm.OfAPdf(number, "验收.pdf") with { More = [("proves", "1")] };
        await form.PostAsync(Server, number);
        var before = (await Server.GetAsync(AForm.Address(number))).Json.GetProperty("knownAt").GetString();
        await (form with { OccurredOn = "2024-02-01" }).PostAsync(Server, number);

        var all = (await Server.GetAsync(AForm.Address(number))).Json.GetProperty("evidence");

        all.EnumerateArray().Select(line => line.GetProperty("occurredOn").GetString()).ShouldBe(["2024-02-01", "2024-03-01"]);
        var fact = all[1].GetProperty("fact");
        (fact.GetProperty("fileName").GetString(), fact.GetProperty("proves").GetInt64()).ShouldBe(("验收.pdf", 1));
        (await Server.BytesAsync(all[1].GetProperty("address").GetString()!)).ShouldBe(AFile.Pdf(number));
        (await Server.GetAsync($"{AForm.Address(number)}?asOf=2024-02-29")).Json.GetProperty("evidence").GetArrayLength().ShouldBe(1);
        (await Server.GetAsync($"{AForm.Address(number)}?knownAt={before}")).Json.GetProperty("evidence").GetArrayLength().ShouldBe(1);
        ShouldBeProblem(await Server.GetAsync(AForm.Address("never registered")), 404, "unknown-result");
    }

    private static string AddressOf(string number, byte[] content) => $"{AForm.Address(number)}/{Convert.ToHexStringLower(SHA256.HashData(content))}";

    private static string Header(Reply reply, string name) => string.Join(", ", reply.Message.Headers.GetValues(name));

    private async Task<string> GivenAsync()
    {
        var number = shared.NewNumber();
        await Server.Service.AppendAsync(Known.Result("univ-bj", number), AFact.Registered(number: number));
        return number;
    }
}
