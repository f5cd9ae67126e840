using TransferFlow.Domain.Access;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Administering;

public sealed class Code_lists_that_grow(AServer shared) : IClassFixture<AServer>, IAsyncLifetime
{
    private const string Fields = "/api/v1/code-lists/fields";

    private TestClient administrator = null!;

    public async Task InitializeAsync() => administrator = await shared.Server.AsAsync(new("", Role.Administrator));

    public Task DisposeAsync()
    {
        administrator.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Have_their_new_codes_accepted_at_once_by_commands_and_imports()
    {
        var code = AdministrativeCommand.New("quantum");
        (await RegisterAsync(shared.Server, code)).Code.ShouldBe("unknown-code");

        await AddAsync(code, "2020-01-01");

        (await RegisterAsync(shared.Server, code)).Status.ShouldBe(200);
        var report = await shared.Server.Service.ImportAsync($"result,event,occurred_on,owner,field,origin_region\n{code},registered,2021-01-01,univ-bj,领域{code},110108\n");
        (report.Facts, report.Warnings).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Reach_another_server_within_seconds()
    {
        await using var other = await TestServer.OnAsync(shared.Server.Service.ConnectionString);
        var code = AdministrativeCommand.New("fusion");
        (await RegisterAsync(other, code)).Code.ShouldBe("unknown-code");

        await AddAsync(code, "2020-01-01");

        await Eventually.HoldsAsync(async () => (await RegisterAsync(other, code)).Status == 200);
        (await other.GetAsync(Fields)).Text.ShouldContain(code);
    }

    [Fact]
    public async Task Warn_an_import_of_codes_out_of_their_time()
    {
        var code = AdministrativeCommand.New("steam");
        await AddAsync(code, "2020-01-01");
        (await administrator.PostAsync($"{Fields}/codes/{code}/end", new { validTo = "2022-01-01" })).Status.ShouldBe(200);
        string[] days = ["2019-12-31", "2020-01-01", "2021-12-31", "2022-01-01"];

        var report = await shared.Server.Service.ImportAsync("result,event,occurred_on,owner,field,origin_region\n"
            + string.Join('\n', days.Select((day, at) => $"{code}-{at},registered,{day},univ-bj,{code},110108")));

        report.Facts.ShouldBe(4);
        report.Warned.Select(warning => (warning.Row, warning.Column, warning.Code)).ShouldBe([(2L, "field", "code-not-in-force"), (5L, "field", "code-not-in-force")]);
    }

    [Fact]
    public async Task Can_end_a_code_that_was_shipped_and_date_its_end_anew()
    {
        foreach (var end in new[] { "2031-01-01", "2030-01-01" })
            (await administrator.PostAsync("/api/v1/code-lists/contract-kinds/codes/licence/end", new { validTo = end })).Status.ShouldBe(200);

        var list = await administrator.GetAsync("/api/v1/code-lists/contract-kinds");

        list.Text.ShouldContain("""{"code":"licence","zh":"许可","en":"Licence","validFrom":"2021-01-01","validTo":"2030-01-01","source":""");
        (await administrator.GetAsync("/api/v1/acts?about=contract-kinds%2Flicence")).Text.ShouldContain("""{"member":"validTo","from":"2031-01-01","to":"2030-01-01"}""");
    }

    [Fact]
    public async Task Refuse_what_is_there_already_and_what_is_fixed()
    {
        var code = AdministrativeCommand.New("dup");
        await AddAsync(code, "2020-01-01");
        Each_command.ShouldBeProblem(await TryAddAsync("fields", code.ToUpperInvariant(), "x"), 422, "already-exists", "code");
        Each_command.ShouldBeProblem(await TryAddAsync("fields", $"{code}-b", $"领域{code}"), 422, "name-taken", "zh");
        Each_command.ShouldBeProblem(await TryAddAsync("trl", "10", "x"), 422, "fixed-list");
        Each_command.ShouldBeProblem(await TryAddAsync("nothing", "a", "x"), 404, "not-found");
        Each_command.ShouldBeProblem(await administrator.PostAsync($"{Fields}/codes/nothing/end", new { validTo = "2030-01-01" }), 404, "not-found");
        Each_command.ShouldBeProblem(await administrator.GetAsync("/api/v1/code-lists/nothing"), 404, "not-found");
    }

    private async Task AddAsync(string code, string from)
    {
        var reply = await administrator.PostAsync($"{Fields}/codes", new { code, zh = $"领域{code}", en = $"Field {code}", validFrom = from, source = "目录" });
        reply.Status.ShouldBe(200, reply.Text);
    }

    private Task<Reply> TryAddAsync(string list, string code, string zh) =>
        administrator.PostAsync($"/api/v1/code-lists/{list}/codes", new { code, zh, en = AdministrativeCommand.New("En"), validFrom = "2020-01-01", source = "s" });

    private static Task<Reply> RegisterAsync(TestServer server, string field) => server.PostAsync(
        "/api/v1/results", new { owner = "univ-bj", number = AdministrativeCommand.New("R-code"), field, originRegion = "110108", occurredOn = "2024-01-01" });
}
