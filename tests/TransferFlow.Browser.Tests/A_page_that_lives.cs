using Microsoft.Playwright;

namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class A_page_that_lives(Chromium chromium)
{
    private const string Entered = "table.figure tr[data-key=' research'] data";

    [Fact]
    public async Task Shows_what_is_logged_elsewhere_and_leaves_alone_what_its_reader_does()
    {
        await using var reader = await (await chromium.OpenAsync()).GoAsync("/figures/funnel?by=none");
        await using var owner = await chromium.OpenAsync(part: "demo-owner");
        var before = await EnteredAsync(reader);
        await reader.Page.FillAsync("[name=owner]", "half a na");
        await reader.Page.Locator(Entered).First.EvaluateAsync("number => { number.id = 'mine'; number.closest('a').focus(); window.scrollTo(0, 321); }");

        await owner.RegisterAsync("LIVE-01");
        await owner.LogAsync("stage-entered", ("stage", "research"), ("region", "110108"), ("occurred_on", "2026-03-02"));
        await reader.Page.WaitForFunctionAsync($$"""before => Number(document.querySelector("{{Entered}}").value) > before""", before);

        (await EnteredAsync(reader)).ShouldBe(before + 1);
        (await reader.Page.InputValueAsync("[name=owner]")).ShouldBe("half a na");
        (await reader.Page.EvaluateAsync<string>("document.activeElement.className")).ShouldBe("figure-number");
        (await reader.Page.EvaluateAsync<double>("window.scrollY")).ShouldBe(321);
    }

    [Fact]
    public async Task Is_one_of_the_present_for_the_past_does_not_move()
    {
        await using var reader = await (await chromium.OpenAsync()).GoAsync("/figures/funnel?by=none&knownAt=main:9000");

        (await reader.Page.Locator("tf-live").CountAsync()).ShouldBe(0);
        await reader.ClickAsync("text=Show now");
        (await reader.Page.Locator("tf-live").CountAsync()).ShouldBe(1);
    }

    private static async Task<int> EnteredAsync(Window window) =>
        int.Parse((await window.Page.Locator(Entered).First.GetAttributeAsync("value", new LocatorGetAttributeOptions()))!);
}
