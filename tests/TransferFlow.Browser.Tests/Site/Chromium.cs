using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TransferFlow.Tests.Browser;

/// <summary>The browser that the system has, with a site that shows the demo; both are shared by all tests.</summary>
public sealed partial class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private Site? demo;

    internal Site Demo => demo!;

    public async Task InitializeAsync()
    {
        demo = await Site.StartAsync(withDemo: true);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (demo is not null) await demo.DisposeAsync();
    }

    /// <summary>A fresh window on the demo, or on another site, of a visitor who prefers that language.</summary>
    /// <param name="part">The demo's part that the visitor plays; null for one who has not signed in.</param>
    internal async Task<Window> OpenAsync(string language = "en", int width = 1280, Site? site = null, string? part = "demo-country")
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = (site ?? Demo).Address,
            Locale = language,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        if (part is not null) await PlayAsync(context.APIRequest, part);
        return await Window.OpenAsync(context);
    }

    /// <summary>What a form of the page shows to prove that it is the page's.</summary>
    internal static string TokenIn(string page) => Token().Match(page).Groups["token"].Value;

    private static async Task PlayAsync(IAPIRequestContext visitor, string part)
    {
        var page = await (await visitor.GetAsync("/sign-in")).TextAsync();
        var form = visitor.CreateFormData();
        form.Set("part", part);
        form.Set("__RequestVerificationToken", TokenIn(page));
        var answer = await visitor.PostAsync("/sign-in/demo", new() { Form = form, MaxRedirects = 0 });
        answer.Status.ShouldBe(302);
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();
}

[CollectionDefinition(Name)]
public sealed class InTheBrowser : ICollectionFixture<Chromium>
{
    public const string Name = "In the browser";
}
