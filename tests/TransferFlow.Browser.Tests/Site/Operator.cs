using Microsoft.Playwright;

namespace TransferFlow.Tests.Browser;

/// <summary>What operators do in their windows, in their words.</summary>
internal static class Operator
{
    /// <summary>Fills the form in; fields are named as the columns of the import file, and choices are given by their values.</summary>
    public static async Task<Window> TypeAsync(this Window window, params (string Field, string Text)[] typed)
    {
        foreach (var (field, text) in typed)
        {
            var input = window.Page.Locator($"#f-{field}");
            if (await input.EvaluateAsync<string>("input => input.tagName") == "SELECT") await input.SelectOptionAsync(text);
            else await input.FillAsync(text);
        }

        return window;
    }

    /// <summary>Opens a form of the result that the window shows, fills it in and sends it.</summary>
    public static async Task LogAsync(this Window window, string kind, params (string Field, string Text)[] typed)
    {
        await window.ClickAsync($"#log a[href*='/log/{kind}']");
        await window.TypeAsync(typed);
        await window.SendAsync();
    }

    public static Task SendAsync(this Window window) => window.ClickAsync("tf-form button");

    /// <summary>Registers a result of the demo's owner, at Haidian.</summary>
    /// <returns>The address of the result.</returns>
    public static async Task<string> RegisterAsync(this Window window, string number, string on = "2026-03-01")
    {
        await window.GoAsync("/results/new");
        await window.TypeAsync(("result", number), ("title", $"示例·{number}"), ("origin_region", "海淀区"), ("occurred_on", on));
        await window.SendAsync();
        return new Uri(window.Page.Url).AbsolutePath;
    }

    /// <summary>What the page says has just been logged.</summary>
    public static Task<string> LoggedAsync(this Window window) => window.Page.Locator(".notice-done").InnerTextAsync();

    public static Task<string> RefusedAsync(this Window window) => window.Page.Locator(".notice-trouble").InnerTextAsync();

    public static Task<string> ValueAsync(this Window window, string field) => window.Page.Locator($"#f-{field}").InputValueAsync();

    /// <summary>Sends the form although the browser would not, as another program could.</summary>
    public static async Task ForceAsync(this Window window)
    {
        await window.Page.Locator("form.log-form").EvaluateAsync("form => { form.noValidate = true; }");
        await window.SendAsync();
    }

    public static Task<int> CountFactsAsync(this Window window) => window.Page.Locator("table.facts tbody tr").CountAsync();
}
