namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class The_list_of_results(Chromium chromium)
{
    [Fact]
    public async Task Finds_a_result_by_a_part_of_its_number()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/results");

        await window.Page.FillAsync("[name=q]", "demo-00023");
        await window.FollowAsync(page => page.PressAsync("[name=q]", "Enter"));

        (await window.Page.Locator("table.results tbody tr").CountAsync()).ShouldBe(1);
        (await window.MainAsync()).ShouldContain("DEMO-00023");
    }

    [Fact]
    public async Task Narrows_by_stage_region_and_what_is_in_flight()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/results?stage=pilot&region=130000&inFlight=true&asOf=2026-10-31");

        var rows = await window.Page.Locator("table.results tbody tr").AllInnerTextsAsync();

        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => row.Contains("Pilot testing") && row.Contains("Hebei") && row.Contains("In flight"));
    }

    [Fact]
    public async Task Turns_its_pages_and_keeps_what_it_was_asked()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/results?stage=research&asOf=2026-10-31");
        var first = await window.Page.Locator("table.results tbody th").First.InnerTextAsync();

        await window.ClickAsync(".pager >> text=Next");

        window.Page.Url.ShouldContain("stage=research");
        (await window.Page.Locator("table.results tbody th").First.InnerTextAsync()).ShouldNotBe(first);
    }

    [Fact]
    public async Task Says_so_where_nothing_is_found()
    {
        await using var window = await (await chromium.OpenAsync("zh-CN")).GoAsync("/results?q=没有这样的成果");

        (await window.MainAsync()).ShouldContain("没有找到成果");
        await window.ClickAsync(".notice a");

        (await window.MainAsync()).ShouldContain("共 3,0");
    }
}
