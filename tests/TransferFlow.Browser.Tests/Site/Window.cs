using Microsoft.Playwright;

namespace TransferFlow.Tests.Browser;

/// <summary>A browser window. When it closes, its console must have been silent: no script failed, no policy was broken, no file was missing.</summary>
internal sealed class Window : IAsyncDisposable
{
    // A page that is merged into the present one changes the address first and itself later; this tells when it has.
    private const string CountVisits =
        """
        window.visit = Math.random();
        const begin = () => window.Blazor ? Blazor.addEventListener('enhancedload', () => window.visit++) : setTimeout(begin, 1);
        begin();
        """;

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private Window(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsAnnouncedStatus(message.Text)) complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>A window of its own in this context.</summary>
    public static async Task<Window> OpenAsync(IBrowserContext context)
    {
        context.SetDefaultTimeout(20_000);
        await context.AddInitScriptAsync(CountVisits);
        return new(context, await context.NewPageAsync());
    }

    public async Task<Window> GoAsync(string path)
    {
        await Page.GotoAsync(path);
        return this;
    }

    /// <summary>Does what leads to another page, and waits for it.</summary>
    public async Task FollowAsync(Func<IPage, Task> act)
    {
        var visit = await Page.EvaluateAsync<double>("window.visit");
        await act(Page);
        await Page.WaitForFunctionAsync("before => document.readyState === 'complete' && window.visit !== before", visit);
    }

    public Task ClickAsync(string selector) => FollowAsync(page => page.ClickAsync(selector));

    /// <summary>The text of what the page is about.</summary>
    public Task<string> MainAsync() => Page.Locator("main").InnerTextAsync();

    /// <summary>What this visitor's programs get at an address: with the same cookies, without the page.</summary>
    public Task<IAPIResponse> FetchAsync(string path) => context.APIRequest.GetAsync(path);

    /// <summary>Sends a form of one's own making, with the token that this visitor's pages have.</summary>
    public async Task<IAPIResponse> SubmitAsync(string path, params (string Field, string Text)[] typed)
    {
        var form = context.APIRequest.CreateFormData();
        form.Set("__RequestVerificationToken", Chromium.TokenIn(await (await FetchAsync("/account")).TextAsync()));
        foreach (var (field, text) in typed) form.Set(field, text);
        return await context.APIRequest.PostAsync(path, new() { Form = form, MaxRedirects = 0 });
    }

    public Task ChartsAreDrawnAsync(int count) => Page.WaitForFunctionAsync($"() => document.querySelectorAll('tf-chart[data-drawn]').length === {count}");

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        complaints.ShouldBeEmpty();
    }

    // The browser remarks on every page that comes with an error status, which tests ask for on purpose.
    private static bool IsAnnouncedStatus(string text) =>
        text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal)
        || text.StartsWith("Failed to load resource: the server responded with a status of 503", StringComparison.Ordinal);
}
