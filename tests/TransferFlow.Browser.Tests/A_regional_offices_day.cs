namespace TransferFlow.Tests.Browser;

/// <summary>The office of Hebei: it logs for what originates, lies or is offered there, and for nothing else.</summary>
[Collection(InTheBrowser.Name)]
public sealed class A_regional_offices_day(Chromium chromium)
{
    private const string Handover = "OFFICE-H";

    [Fact]
    public async Task Registers_and_logs_for_the_owners_of_its_region()
    {
        await using var office = await OfficeAsync();
        await office.GoAsync("/results/new");
        await office.TypeAsync(
            ("owner", "Demo Hebei University 1"), ("result", "OFFICE-01"), ("origin_region", "石家庄市"), ("occurred_on", "2026-02-01"));
        await office.SendAsync();

        await office.LogAsync("stage-entered", ("stage", "research"), ("region", "130100"), ("occurred_on", "2026-02-02"));

        (await office.LoggedAsync()).ShouldContain("Shijiazhuang, Hebei");
        (await office.Page.Locator("table.facts").InnerTextAsync()).ShouldContain("office-130000");
    }

    [Fact]
    public async Task Is_told_at_the_field_that_another_region_is_not_its_own()
    {
        await using var office = await OfficeAsync();
        await office.GoAsync("/results/new");
        await office.TypeAsync(("owner", "demo-univ-bj-01"), ("result", "OFFICE-02"), ("origin_region", "北京市海淀区"));

        await office.SendAsync();

        (await office.Page.Locator(".field:has(#f-origin_region) .fault").InnerTextAsync()).ShouldContain("not in your region");
        (await office.ValueAsync("owner")).ShouldBe("demo-univ-bj-01");
    }

    [Fact]
    public async Task Sees_what_is_offered_to_its_region_and_can_answer()
    {
        await using var owner = await chromium.OpenAsync(part: "demo-owner");
        await using var office = await OfficeAsync();
        await owner.RegisterAsync("OFFICE-03");
        await owner.LogAsync(
            "handover-offered", ("to_stage", "pilot"), ("to_region", "保定市"), ("handover", Handover), ("occurred_on", "2026-07-01"),
            ("until", "2026-12-31"));

        await office.GoAsync("/inbox");

        var row = office.Page.Locator("tr:has-text('OFFICE-03')");
        (await row.InnerTextAsync()).ShouldContain("2026-12-31");
        (await row.Locator("summary").AllTextContentsAsync())
            .ShouldBe([$"Accept the handover OFFICE-03 {Handover}", $"Decline the handover OFFICE-03 {Handover}"]);
    }

    [Fact]
    public async Task Is_neither_offered_nor_allowed_what_is_not_its_own()
    {
        await using var owner = await chromium.OpenAsync(part: "demo-owner");
        await using var office = await OfficeAsync();
        var result = await owner.RegisterAsync("OFFICE-04");

        (await office.FetchAsync(result)).Status.ShouldBe(404);
        (await office.FetchAsync($"{result}/log/stage-entered")).Status.ShouldBe(404);
        var forced = await office.SubmitAsync($"{result}/log/stage-entered", ("stage", "pilot"), ("region", "130000"), ("occurred_on", "2026-03-02"));
        forced.Status.ShouldBe(404);
        await owner.GoAsync(result);
        (await owner.CountFactsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Leaves_to_the_host_what_is_only_offered_to_it()
    {
        await using var owner = await chromium.OpenAsync(part: "demo-owner");
        await using var host = await chromium.OpenAsync(part: "demo-host");
        var result = await owner.RegisterAsync("OFFICE-05");
        await owner.LogAsync("handover-offered", ("to_stage", "pilot"), ("to_site", "demo-pilot-he-01"), ("occurred_on", "2026-07-01"));

        (await host.FetchAsync($"{result}/log/stage-entered")).Status.ShouldBe(403);
        var forced = await host.SubmitAsync($"{result}/log/stage-entered", ("stage", "pilot"), ("region", "130600"), ("occurred_on", "2026-07-02"));
        forced.Status.ShouldBe(403);
        (await host.SubmitAsync($"{result}/log/terminated", ("occurred_on", "2026-07-02"), ("step", "confirmed"))).Status.ShouldBe(403);
        await owner.GoAsync(result);
        (await owner.CountFactsAsync()).ShouldBe(2);
    }

    [Theory]
    [InlineData("demo-auditor")]
    [InlineData("demo-administrator")]
    public async Task Is_not_that_of_an_auditor_or_an_administrator(string part)
    {
        await using var window = await chromium.OpenAsync(part: part);

        (await window.FetchAsync("/results/new")).Status.ShouldBe(403);
        (await window.FetchAsync("/inbox")).Status.ShouldBe(403);
        (await window.SubmitAsync("/results/new", ("result", "OFFICE-06"))).Status.ShouldBe(403);
    }

    private Task<Window> OfficeAsync() => chromium.OpenAsync(part: "demo-office");
}
