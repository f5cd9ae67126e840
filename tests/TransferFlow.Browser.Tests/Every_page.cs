using System.Text.Json;

namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class Every_page(Chromium chromium)
{
    private static readonly string axe = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vendor", "axe-core", "axe.min.js"));

    private static readonly string[] paths = ["/?asOf=2026-10-31", "/results?asOf=2026-10-31", "history", "/import", "/?asOf=1999-01-01", "/results?q=nothing", "/nowhere", "/?knownAt=x", "/results/new", "form", "refused", "/inbox", "/inbox?tab=stalled", "/inbox?tab=corrections", "correct"];

    public static IEnumerable<object[]> Pages => paths.SelectMany(_ => new[] { "zh-CN", "en" }, (path, language) => new object[] { path, language });

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Has_nothing_that_axe_objects_to(string path, string language)
    {
        await using var window = await OpenAsync(path, language, 1280);

        await window.Page.EvaluateAsync(axe);
        var violations = await window.Page.EvaluateAsync<JsonElement>("axe.run().then(found => found.violations.map(violation => violation.id + ': ' + violation.nodes.map(node => node.target).join(' ')))");

        violations.EnumerateArray().Select(violation => violation.GetString()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Fits_a_telephone_without_scrolling_sideways(string path, string language)
    {
        await using var window = await OpenAsync(path, language, 390);

        (await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(390);
    }

    [Fact]
    public async Task Forbids_scripts_and_styles_that_stand_in_the_page()
    {
        await using var window = await chromium.OpenAsync();

        var response = await window.Page.GotoAsync("/");

        var policy = (await response!.HeaderValueAsync("content-security-policy"))!;
        policy.ShouldContain("script-src 'self';");
        policy.ShouldNotContain("unsafe");
    }

    [Fact]
    public async Task Leaves_the_answers_for_programs_as_they_are()
    {
        await using var window = await chromium.OpenAsync();

        var unknown = await window.FetchAsync("/api/v1/figures/nothing");
        var nowhere = await window.FetchAsync("/api/v1/nowhere");
        var health = await window.FetchAsync("/health/ready");

        unknown.Headers["content-type"].ShouldBe("application/problem+json");
        nowhere.Headers["content-type"].ShouldBe("application/problem+json");
        health.Headers.ShouldNotContainKey("content-security-policy");
    }

    private async Task<Window> OpenAsync(string path, string language, int width)
    {
        var window = await chromium.OpenAsync(language, width);
        if (path is not ("history" or "form" or "refused" or "correct")) return await window.GoAsync(path);
        await window.GoAsync("/results?q=DEMO-00042");
        await window.ClickAsync("table.results tbody th a");
        if (path == "history") return window;
        if (path == "correct")
        {
            await window.ClickAsync("table.facts a[href$='/correct/1']");
            return window;
        }

        await window.ClickAsync("#log a[href*='/log/deal-signed']");
        if (path == "refused") await window.ForceAsync();
        return window;
    }
}
