using TransferFlow.Domain.Access;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Administering;

/// <summary>Each administrative command over HTTP: done and recorded, repeated, refused, sent by someone who may not.</summary>
public sealed class Each_administrative_command(AServer shared) : IClassFixture<AServer>
{
    public static TheoryData<string> Acts => AdministrativeCommand.Acts;

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Is_done_and_stands_in_the_record_with_who_did_it(string act)
    {
        using var administrator = await AdministratorAsync();
        var command = await AdministrativeCommand.OfAsync(act, administrator);

        var reply = await administrator.PostAsync(command.Address, command.Body);

        reply.Status.ShouldBe(200, reply.Text);
        var recorded = await administrator.GetAsync($"/api/v1/acts?what={act}&about={Uri.EscapeDataString(reply.Json.GetProperty("id").GetString()!)}");
        recorded.Json.GetProperty("total").GetInt64().ShouldBe(1, recorded.Text);
        recorded.Json.GetProperty("items")[0].GetProperty("actor").GetString().ShouldNotBeNull().ShouldStartWith("key-");
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Is_answered_as_before_and_done_once_when_it_is_repeated_with_its_key(string act)
    {
        using var administrator = await AdministratorAsync();
        var command = await AdministrativeCommand.OfAsync(act, administrator);
        var key = AdministrativeCommand.New("key");
        var first = await administrator.PostAsync(command.Address, command.Body, key);
        var acts = await ActsAsync();

        var again = await administrator.PostAsync(command.Address, command.Body, key);

        (again.Status, again.Text).ShouldBe((200, first.Text));
        (await ActsAsync()).ShouldBe(acts);
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Is_refused_by_name_and_changes_nothing(string act)
    {
        using var administrator = await AdministratorAsync();
        var command = await AdministrativeCommand.OfAsync(act, administrator);
        var before = await EverythingAsync();

        var reply = await administrator.PostAsync(command.BadAddress, command.Bad);

        reply.Status.ShouldBeOneOf(404, 422);
        reply.Code.ShouldBe(command.Refusal, reply.Text);
        reply.ShouldShowNoClass();
        (await EverythingAsync()).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Is_not_permitted_to_anyone_else_nor_to_who_only_reads(string act)
    {
        using var administrator = await AdministratorAsync();
        var command = await AdministrativeCommand.OfAsync(act, administrator);
        var before = await EverythingAsync();
        Caller[] others = [new("", Role.Incubator, "univ-bj"), new("", Role.Office, Region: "130000"), new("", Role.Auditor), new("", Role.Administrator, MayWrite: false)];
        foreach (var other in others.Where(other => !other.MayWrite || !act.StartsWith("key-", StringComparison.Ordinal)))
        {
            using var client = await shared.Server.AsAsync(other);
            Each_command.ShouldBeProblem(await client.PostAsync(command.Address, command.Body), 403, "not-permitted");
        }

        using var nobody = shared.Server.With(null);
        Each_command.ShouldBeProblem(await nobody.PostAsync(command.Address, command.Body), 401, "not-signed-in");
        (await EverythingAsync(exceptKeys: true)).ShouldBe(before.Where(row => !row.StartsWith("mt_doc_accesskey", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Is_refused_in_words_where_its_body_cannot_be_read(string act)
    {
        using var administrator = await AdministratorAsync();
        var command = await AdministrativeCommand.OfAsync(act, administrator);
        if (command.BadAddress != command.Address) return;
        foreach (var body in new[] { "", "null", "[]", "{", """{"unknown":1}""", """{"zh":1}""", """{"role":"king"}""", """{"note":"a\u0000b","days":1}""" })
        {
            var reply = await administrator.PostTextAsync(command.Address, body);
            reply.Status.ShouldBe(400, $"{body} -> {reply}");
            reply.Code.ShouldBeOneOf("bad-json", "bad-member", "missing-value", "forbidden-character");
            reply.ShouldShowNoClass();
        }
    }

    private Task<TestClient> AdministratorAsync() => shared.Server.AsAsync(new("", Role.Administrator));

    private Task<long> ActsAsync() => shared.Server.Service.ScalarAsync<long>("select count(*) from administrative_act");

    private async Task<List<string>> EverythingAsync(bool exceptKeys = false)
    {
        string[] tables = ["mt_doc_person", "mt_doc_organisation", "mt_doc_site", "mt_doc_codeamendment", "administrative_act", "mt_doc_accesskey"];
        var rows = new List<string>();
        foreach (var table in tables.Where(table => !exceptKeys || table != "mt_doc_accesskey"))
            rows.AddRange((await shared.Server.Service.RowsAsync($"select * from {table} order by 1::text")).Select(row => $"{table} {row}"));
        return rows;
    }
}
