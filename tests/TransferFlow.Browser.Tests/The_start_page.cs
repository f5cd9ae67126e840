using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Playwright;

namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class The_start_page(Chromium chromium)
{
    [Theory]
    [InlineData("zh-CN", "zh-CN", "转化漏斗", "转化率：概念验证 → 中试", "北京（京津冀）", "让转化率经得起审计")]
    [InlineData("en-GB", "en", "The pipeline", "Conversion: Concept validation → Pilot testing", "Beijing (Jing-Jin-Ji)", "A conversion rate that survives an audit")]
    public async Task Shows_the_funnel_and_the_rates_in_the_language_that_the_browser_prefers(string prefers, string speaks, params string[] words)
    {
        await using var window = await (await chromium.OpenAsync(prefers)).GoAsync("/");

        (await window.Page.GetAttributeAsync("html", "lang")).ShouldBe(speaks);
        var text = await window.Page.InnerTextAsync("body");
        foreach (var word in words) text.ShouldContain(word);
        await window.ChartsAreDrawnAsync(2);
    }

    [Fact]
    public async Task Changes_its_language_by_a_link_and_remembers_it()
    {
        await using var window = await (await chromium.OpenAsync("en")).GoAsync("/?stage=pilot");

        await window.ClickAsync("a.language");
        (await window.MainAsync()).ShouldContain("转化率：中试 → 产业化");
        await window.GoAsync("/results");

        (await window.MainAsync()).ShouldContain("科技成果");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?stage=pilot&to=deal&by=prefecture&within=GBA&horizon=P365D&asOf=2025-06-30")]
    [InlineData("/?by=owner&attribution=origin&cohortFrom=2021-01-01")]
    public async Task Shows_the_very_bytes_that_its_addresses_answer(string question)
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync(question);

        var sources = await window.Page.Locator(".source").AllAsync();
        sources.Count.ShouldBe(3);
        foreach (var source in sources)
        {
            var address = await source.Locator("a.address").GetAttributeAsync("href");
            var bytes = await (await window.FetchAsync(address!)).BodyAsync();
            (await source.Locator(".hash code").InnerTextAsync()).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
    }

    [Fact]
    public async Task Shows_in_its_table_what_the_bytes_say()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/?stage=concept-validation");

        using var answer = await RatesAsync(window);
        foreach (var row in answer.RootElement.GetProperty("rows").EnumerateArray())
        {
            var name = row.GetProperty("name").GetProperty("en").GetString()!;
            var numbers = window.Page.Locator("table.rates tr", new() { Has = window.Page.Locator("th").GetByText(name, new() { Exact = true }) }).Locator("data");
            var shown = await numbers.EvaluateAllAsync<string[]>("all => all.map(number => number.value)");

            shown.ShouldBe([.. Counts(row), .. Rates(row)]);
        }
    }

    [Fact]
    public async Task Puts_regions_under_their_centres()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/");

        var groups = await window.Page.Locator("table.rates tbody").EvaluateAllAsync<string[]>("all => all.map(group => group.innerText)");

        groups.Single(group => group.StartsWith("Beijing (Jing-Jin-Ji)", StringComparison.Ordinal)).ShouldContain("Hebei");
        groups.Single(group => group.StartsWith("Shanghai (Yangtze Delta)", StringComparison.Ordinal)).ShouldContain("Anhui");
        groups.Single(group => group.StartsWith("Greater Bay Area", StringComparison.Ordinal)).ShouldContain("in part");
        groups.Single(group => group.StartsWith("Outside the centres", StringComparison.Ordinal)).ShouldContain("Hubei");
    }

    [Fact]
    public async Task Says_where_a_rate_is_weak_and_what_it_means()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/?horizon=P1Y,P10Y&cohortFrom=2025-07-01");

        var text = await window.MainAsync();
        text.ShouldContain("beyond follow-up");
        text.ShouldContain("few cases");
        await window.Page.ClickAsync("main summary");
        (await window.MainAsync()).ShouldContain("neither dropped nor called failed");
    }

    [Fact]
    public async Task Leads_from_a_number_to_the_results_behind_it()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/?asOf=2024-12-31");
        var number = window.Page.Locator("section:has(#funnel) tbody tr").Nth(2).Locator("a").First;
        var count = await number.InnerTextAsync();

        await window.FollowAsync(_ => number.ClickAsync());

        window.Page.Url.ShouldContain("asOf=2024-12-31");
        (await window.MainAsync()).ShouldContain($"{count} results, page 1");
    }

    private static async Task<JsonDocument> RatesAsync(Window window)
    {
        var address = await window.Page.Locator("section:has(#rates) a.address").GetAttributeAsync("href");
        return JsonDocument.Parse(await (await window.FetchAsync(address!)).BodyAsync());
    }

    private static IEnumerable<string> Counts(JsonElement row) =>
        new[] { "cohort", "converted", "inFlight", "terminated", "withdrawn", "superseded" }.Select(name => row.GetProperty(name).GetRawText());

    private static IEnumerable<string> Rates(JsonElement row) =>
        row.GetProperty("horizons").EnumerateArray().Select(horizon => horizon.GetProperty("rate")).Where(rate => rate.ValueKind != JsonValueKind.Null).Select(rate => rate.GetRawText());
}
