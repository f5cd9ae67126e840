using System.Text.Json;
using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Administering;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Administering;

public sealed class Accounts_of_people(AServer shared) : IClassFixture<AServer>, IAsyncLifetime
{
    private TestClient administrator = null!;

    public async Task InitializeAsync() => administrator = await shared.Server.AsAsync(new("", Role.Administrator));

    public Task DisposeAsync()
    {
        administrator.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Are_found_by_a_part_of_what_is_known_of_them_whatever_its_case()
    {
        var name = AdministrativeCommand.New("Wang%_");
        var id = await MakeAsync(new { userName = name, role = "incubator", organisation = "univ-bj", name = "王小明", email = "Wang@Example.org" });

        foreach (var text in new[] { name.ToUpperInvariant(), "王小", "wang@EXAMPLE", id })
            (await ListAsync($"text={Uri.EscapeDataString(text)}")).GetProperty("items")[0].GetProperty("id").GetString().ShouldBe(id, text);
        (await ListAsync($"text={Uri.EscapeDataString("%")}&role=auditor")).GetProperty("total").GetInt64().ShouldBe(0);
        (await ListAsync("role=incubator&barred=true")).GetProperty("total").GetInt64().ShouldBe(0);
        Each_command.ShouldBeProblem(await administrator.GetAsync("/api/v1/people?size=501"), 400, "bad-parameter", "size");
        Each_command.ShouldBeProblem(await administrator.GetAsync("/api/v1/people?role=king"), 400, "bad-parameter", "role");
    }

    [Fact]
    public async Task Have_user_names_that_differ_by_more_than_case()
    {
        var name = AdministrativeCommand.New("li");
        await MakeAsync(new { userName = name, role = "auditor" });

        var reply = await administrator.PostAsync("/api/v1/people", new { userName = name.ToUpperInvariant(), role = "auditor" });

        Each_command.ShouldBeProblem(reply, 422, "user-name-taken", "userName");
    }

    [Fact]
    public async Task Come_with_what_their_role_needs_and_with_nothing_else()
    {
        (object Body, string Code, string Member)[] wrong =
        [
            (new { userName = "a", role = "incubator" }, "missing-value", "organisation"),
            (new { userName = "a", role = "incubator", organisation = "nobody" }, "unknown-organisation", "organisation"),
            (new { userName = "a", role = "incubator", organisation = "univ-bj", region = "110000" }, "not-for-this-role", "region"),
            (new { userName = "a", role = "office", region = "999999" }, "unknown-region", "region"),
            (new { userName = "a", role = "auditor", region = "110000" }, "not-for-this-role", "region"),
        ];
        foreach (var (body, code, member) in wrong)
            Each_command.ShouldBeProblem(await administrator.PostAsync("/api/v1/people", body), 422, code, member);
    }

    [Fact]
    public async Task Are_erased_down_to_the_id_that_facts_name()
    {
        var name = AdministrativeCommand.New("zhao");
        var id = await MakeAsync(new { userName = name, role = "auditor", name = "赵某某", email = $"{name}@example.org" });
        using var own = await KeyOfAsync(id, new("", Role.Auditor), "赵的笔记本");

        (await administrator.PostAsync($"/api/v1/people/{id}/erasure", new { })).Status.ShouldBe(200);

        foreach (var table in await shared.Server.Service.RowsAsync("select tablename from pg_tables where schemaname = 'public'"))
        {
            var rows = await shared.Server.Service.RowsAsync($"select * from {JsonDocument.Parse(table).RootElement.GetProperty("tablename").GetString()}");
            rows.ShouldAllBe(row => !row.Contains('赵') && !row.Contains(name, StringComparison.OrdinalIgnoreCase), table);
        }

        Each_command.ShouldBeProblem(await own.GetAsync("/api/v1/keys"), 401, "not-signed-in");
        (await ListAsync($"text={id}")).GetProperty("items")[0].GetProperty("barred").GetBoolean().ShouldBeTrue();
        foreach (var after in new[] { "changes", "bar", "unbar", "one-time-passwords" })
            Each_command.ShouldBeProblem(await administrator.PostAsync($"/api/v1/people/{id}/{after}", new { }), 422, "person-erased");
        (await administrator.PostAsync($"/api/v1/people/{id}/erasure", new { })).Json.GetProperty("alreadyDone").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task End_with_the_keys_that_they_and_these_keys_have_made()
    {
        var id = await MakeAsync(new { userName = AdministrativeCommand.New("qian"), role = "auditor" });
        using var own = await KeyOfAsync(id, new("", Role.Auditor), "");
        var made = await own.PostAsync("/api/v1/keys", new { note = "of a key", days = 3_000 });
        using var child = shared.Server.With(made.Json.GetProperty("key").GetString());
        (await child.GetAsync("/api/v1/keys")).Status.ShouldBe(200);

        (await administrator.PostAsync($"/api/v1/people/{id}/bar", new { })).Status.ShouldBe(200);

        (await own.GetAsync("/api/v1/keys")).Status.ShouldBe(401);
        (await child.GetAsync("/api/v1/keys")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Tell_nothing_personal_to_the_record()
    {
        var id = await MakeAsync(new { userName = AdministrativeCommand.New("sun"), role = "auditor" });
        await administrator.PostAsync($"/api/v1/people/{id}/changes", new { name = "孙某某", email = "sun@example.org", language = "en" });

        var acts = await administrator.GetAsync($"/api/v1/acts?about={id}");

        acts.Text.ShouldContain("""{"member":"name"},{"member":"email"},{"member":"language","from":"zh","to":"en"}""");
        acts.Text.ShouldNotContain("孙");
    }

    [Fact]
    public async Task Are_not_changed_by_one_who_saw_them_before_another_did()
    {
        var id = await MakeAsync(new { userName = AdministrativeCommand.New("wu"), role = "auditor" });
        var store = new PersonStore(shared.Server.Service.Store);
        var seen = (await store.FindByIdAsync(id, default))!;
        await administrator.PostAsync($"/api/v1/people/{id}/bar", new { });

        (await store.UpdateAsync(seen, default)).Succeeded.ShouldBeFalse();

        (await store.FindByIdAsync(id, default))!.IsBarred.ShouldBeTrue();
    }

    [Theory]
    [InlineData("p-1", "p-1", Role.Auditor, false, 5, "yourself")]
    [InlineData("p-1", "p-2", Role.Administrator, false, 0, "last-administrator")]
    [InlineData("p-1", "p-2", Role.Administrator, false, 1, null)]
    [InlineData("p-1", "p-2", Role.Administrator, true, 0, null)]
    [InlineData("p-1", "p-2", Role.Auditor, false, 0, null)]
    public void Never_leave_nobody_to_administer(string caller, string person, Role role, bool barred, int others, string? code) =>
        People.Lockout(new(caller, Role.Administrator), new() { Id = person, UserName = "x", Role = role, IsBarred = barred }, others)?.Code.ShouldBe(code);

    private async Task<string> MakeAsync(object body)
    {
        var reply = await administrator.PostAsync("/api/v1/people", body);
        reply.Status.ShouldBe(200, reply.Text);
        reply.Json.GetProperty("oneTimePassword").GetString()!.Length.ShouldBe(27);
        return reply.Json.GetProperty("id").GetString()!;
    }

    private async Task<JsonElement> ListAsync(string query) => (await administrator.GetAsync($"/api/v1/people?{query}")).Json;

    private async Task<TestClient> KeyOfAsync(string owner, Caller caller, string note)
    {
        var (key, text) = AccessKey.Create(caller, owner, note, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        await using var session = shared.Server.Service.Store.LightweightSession();
        session.Insert(key);
        await session.SaveChangesAsync();
        return shared.Server.With(text);
    }
}
