using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Administering;

public sealed class Catalogues_over_http(AServer shared) : IClassFixture<AServer>, IAsyncLifetime
{
    private TestClient administrator = null!;
    private TestClient operators = null!;

    public async Task InitializeAsync()
    {
        administrator = await shared.Server.AsAsync(new("", Role.Administrator));
        operators = await shared.Server.AsAsync(new("", Role.Incubator, "univ-bj"));
    }

    public Task DisposeAsync()
    {
        administrator.Dispose();
        operators.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_organisation_gets_its_id_from_its_name_and_its_home_from_its_region_for_ever()
    {
        var name = AdministrativeCommand.New("苏州研究院");
        var id = (await administrator.PostAsync("/api/v1/organisations", new { zh = name, en = "Suzhou institute", region = "320500" })).Json.GetProperty("id").GetString()!;
        id.ShouldBe(OrganisationId.Of(name));
        (await administrator.PostAsync($"/api/v1/organisations/{id}/changes", new { zh = "改名", verified = false })).Status.ShouldBe(200);

        var found = await operators.GetAsync($"/api/v1/organisations?text={id}&verified=false");

        found.Text.ShouldBe($$$"""{"items":[{"id":"{{{id}}}","name":{"zh":"改名","en":"Suzhou institute"},"region":"320500","home":"yrd","verified":false}],"total":1,"page":1,"pages":1}""");
        Each_command.ShouldBeProblem(await administrator.PostAsync("/api/v1/organisations", new { zh = name, region = "320500" }), 422, "already-exists", "zh");
        Each_command.ShouldBeProblem(await administrator.PostAsync("/api/v1/organisations", new { zh = "x", id = "A B", region = "320500" }), 422, "bad-id", "id");
        Each_command.ShouldBeProblem(await administrator.PostAsync($"/api/v1/organisations/{id}/changes", new { region = "110000" }), 400, "bad-member", "region");
    }

    [Fact]
    public async Task A_site_is_known_to_commands_at_once_and_keeps_its_organisation_and_region()
    {
        var id = (await administrator.PostAsync("/api/v1/sites", new { kind = "pilot-base", organisation = "univ-bj", region = "130600", zh = "新中试基地" })).Json.GetProperty("id").GetString()!;
        id.ShouldStartWith("site-");
        var number = AdministrativeCommand.New("R-site");
        var result = (await operators.PostAsync("/api/v1/results", new { number, originRegion = "110108", occurredOn = "2024-01-01" })).Json.GetProperty("id").GetString();

        (await operators.PostAsync($"/api/v1/results/{result}/stages", new { stage = "pilot", site = id, occurredOn = "2024-02-01" })).Status.ShouldBe(200);

        (await administrator.PostAsync($"/api/v1/sites/{id}/changes", new { en = "New pilot base", kind = "incubator" })).Status.ShouldBe(200);
        (await operators.GetAsync($"/api/v1/sites?text={id}&organisation=univ-bj&kind=incubator")).Text.ShouldContain("New pilot base");
        foreach (var member in new[] { "region", "organisation" })
            Each_command.ShouldBeProblem(await administrator.PostTextAsync($"/api/v1/sites/{id}/changes", $$"""{"{{member}}":"310000"}"""), 400, "bad-member", member);
    }

    [Fact]
    public async Task Regions_are_found_by_level_parent_place_text_and_day()
    {
        (await TotalAsync("level=province")).ShouldBe(34);
        (await TotalAsync("parent=130000&level=prefecture")).ShouldBe(11);
        (await TotalAsync("within=GBA&level=prefecture")).ShouldBeGreaterThan(8);
        (await operators.GetAsync("/api/v1/regions?text=baoding")).Text.ShouldContain("130600");
        (await operators.GetAsync("/api/v1/regions?text=1306&level=prefecture")).Text.ShouldContain("保定市");
        (await TotalAsync("text=崇文区&on=2010-10-30")).ShouldBe(1);
        (await TotalAsync("text=崇文区&on=2010-10-31")).ShouldBe(0);
        Each_command.ShouldBeProblem(await operators.GetAsync("/api/v1/regions?level=village"), 400, "bad-parameter", "level");
        Each_command.ShouldBeProblem(await operators.GetAsync("/api/v1/regions?within=nowhere"), 400, "unknown-region", "within");

        async Task<long> TotalAsync(string query) => (await operators.GetAsync($"/api/v1/regions?{query}")).Json.GetProperty("total").GetInt64();
    }

    [Fact]
    public async Task A_region_tells_its_stays_its_successors_and_its_centres()
    {
        (await operators.GetAsync("/api/v1/regions/440300?on=2026-01-01")).Text.ShouldContain("\"within\":[\"GBA\"]");
        (await operators.GetAsync("/api/v1/regions/142301")).Json.GetProperty("stays")[0].GetProperty("successors").GetArrayLength().ShouldBe(1);
        Each_command.ShouldBeProblem(await operators.GetAsync("/api/v1/regions/999999"), 404, "not-found");
        (await operators.GetAsync("/api/v1/centres?on=2026-01-01")).Json.EnumerateArray().Select(place => place.GetProperty("code").GetString()).ShouldBe(["JJJ", "YRD", "GBA", "XIONGAN"]);
    }

    [Fact]
    public async Task The_record_can_only_be_added_to()
    {
        await administrator.PostAsync("/api/v1/organisations", new { zh = AdministrativeCommand.New("记录"), region = "110000" });
        foreach (var sql in new[] { "update administrative_act set actor = 'x'", "delete from administrative_act", "truncate administrative_act" })
            (await Should.ThrowAsync<Npgsql.PostgresException>(() => shared.Server.Service.ExecuteAsync(sql))).Message.ShouldContain("only added to");
        using var auditor = await shared.Server.AsAsync(new("", Role.Auditor));
        (await auditor.GetAsync("/api/v1/acts?what=organisation-created")).Status.ShouldBe(200);
        Each_command.ShouldBeProblem(await operators.GetAsync("/api/v1/acts"), 403, "not-permitted");
    }
}
