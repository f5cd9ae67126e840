using System.Text.Json;
using TransferFlow.Domain.Figures;

namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class Every_page_of_figures(Chromium chromium)
{
    private const int Telephone = 390;

    private static readonly string axe = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vendor", "axe-core", "axe.min.js"));

    private static readonly string[] paths =
    [
        "/figures", "/figures/stage-conversion/definition", "/figures/stage-conversion/results?asOf=2026-06-30&row=130000&number=horizons.P1Y.rate",
        "/changes?after=/api/v1/figures/stage-conversion%3Fby%3Dcentre%26asOf%3D2026-06-30&earlierAsOf=2026-01-31",
        "/changes/results?before=/api/v1/figures/funnel%3FasOf=2024-01-01&after=/api/v1/figures/funnel%3FasOf=2024-02-01&cause=since&number=stages.pilot.in",
        .. AllFigures.Newest.Select(figure => $"/figures/{figure.Name}?asOf=2026-06-30"),
    ];

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Has_nothing_that_axe_objects_to_and_fits_a_telephone(string language)
    {
        await using var window = await chromium.OpenAsync(language);
        foreach (var path in paths)
        {
            await window.Page.SetViewportSizeAsync(1280, 900);
            await window.GoAsync(path);
            await window.Page.EvaluateAsync(axe);
            var violations = await window.Page.EvaluateAsync<JsonElement>(
                "axe.run().then(found => found.violations.map(violation => violation.id + ': ' + violation.nodes.map(node => node.target).join(' ')))");

            violations.EnumerateArray().Select(violation => violation.GetString()).ShouldBeEmpty(path);
            await window.Page.SetViewportSizeAsync(Telephone, 900);
            (await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(Telephone, path);
        }
    }
}
