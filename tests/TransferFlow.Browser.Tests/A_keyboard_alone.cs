namespace TransferFlow.Tests.Browser;

/// <summary>Every page begins at its heading: forward lies the content, backward the navigation.</summary>
[Collection(InTheBrowser.Name)]
public sealed class A_keyboard_alone(Chromium chromium)
{
    private const string Forward = "Tab";
    private const string Backward = "Shift+Tab";

    [Fact]
    public async Task Leads_from_the_start_page_to_the_facts_of_a_result()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/?asOf=2026-10-31");

        await EnterAsync(window, Backward, "Results");
        await EnterAsync(window, Forward, "DEMO-");
        await EnterAsync(window, Forward, "Step back");

        (await window.MainAsync()).ShouldContain("facts known");
        window.Page.Url.ShouldContain("asOf=2026-10-31&knownAt=main:");
    }

    [Fact]
    public async Task Skips_what_stands_before_the_content()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/results");

        await MoveAsync(window, Backward, "Skip to content");
        await window.Page.Keyboard.PressAsync("Enter");

        (await window.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("content");
    }

    [Fact]
    public async Task Always_sees_where_it_is()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/");

        await MoveAsync(window, Backward, "Import");

        (await window.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).ShouldBe("solid");
    }

    private static async Task EnterAsync(Window window, string key, string text)
    {
        await MoveAsync(window, key, text);
        await window.FollowAsync(page => page.Keyboard.PressAsync("Enter"));
    }

    private static async Task MoveAsync(Window window, string key, string text)
    {
        await window.Page.WaitForFunctionAsync("() => document.activeElement.tagName === 'H1'");
        for (var presses = 0; presses < 40; presses++)
        {
            await window.Page.Keyboard.PressAsync(key);
            if ((await window.Page.EvaluateAsync<string>("document.activeElement.textContent")).Trim().StartsWith(text, StringComparison.Ordinal)) return;
        }

        throw new ShouldAssertException($"Forty times {key} do not lead to '{text}'.");
    }
}
