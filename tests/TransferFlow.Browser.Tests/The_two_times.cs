namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class The_two_times(Chromium chromium)
{
    private const string Entered = "section:has(#funnel) tbody tr:first-child data";

    [Fact]
    public async Task Change_the_numbers_each_in_its_own_way()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/?asOf=2026-10-31");
        var now = await NumbersAsync(window);

        await window.GoAsync("/?asOf=2023-06-30");
        var earlier = await NumbersAsync(window);
        await window.GoAsync("/?asOf=2026-10-31&knownAt=main:9000");
        var knownThen = await NumbersAsync(window);

        earlier[0].ShouldBeLessThan(now[0]);
        knownThen.ShouldNotBe(now);
        (await window.MainAsync()).ShouldContain("facts have been recorded since");
    }

    [Fact]
    public async Task Are_kept_by_the_links_to_other_pages()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/?asOf=2025-03-31&knownAt=main:15000");

        await window.ClickAsync("nav >> text=Results");
        window.Page.Url.ShouldEndWith("/results?asOf=2025-03-31&knownAt=main:15000");
        await window.FollowAsync(page => page.Locator("table.results tbody th a").First.ClickAsync());

        window.Page.Url.ShouldEndWith("?asOf=2025-03-31&knownAt=main:15000");
        (await window.MainAsync()).ShouldContain("main:15000");
    }

    [Fact]
    public async Task Are_written_out_by_pinning_and_left_out_at_present()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/?stage=pilot");
        var present = await NumbersAsync(window);

        await window.ClickAsync("text=Pin this view");
        window.Page.Url.ShouldContain("stage=pilot&asOf=20");
        (await NumbersAsync(window)).ShouldBe(present);
        await window.ClickAsync("text=Show now");
        window.Page.Url.ShouldEndWith("/?stage=pilot");
    }

    [Fact]
    public async Task Are_asked_for_by_the_form_whose_empty_fields_stay_out_of_the_address()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/");

        await window.Page.FillAsync("[name=asOf]", "2024-12-31");
        await window.Page.SelectOptionAsync("[name=within]", "JJJ");
        await window.ClickAsync("form.filters button");
        await window.ChartsAreDrawnAsync(2);

        window.Page.Url.ShouldEndWith("asOf=2024-12-31");
        window.Page.Url.ShouldContain("within=JJJ");
        (await window.Page.Locator("table.rates").InnerTextAsync()).ShouldNotContain("Jiangsu");
    }

    [Theory]
    [InlineData("/?knownAt=main:99999999", "The log has not reached 'main:99999999' yet.")]
    [InlineData("/results?knownAt=yesterday", "'yesterday' is neither a position")]
    [InlineData("/?asOf=2024-02-30", "'2024-02-30' is not a date")]
    [InlineData("/?stage=pilot&to=research", "The target 'research' must come after 'pilot'.")]
    public async Task Are_refused_in_words_where_they_or_a_question_mean_nothing(string question, string says)
    {
        await using var window = await chromium.OpenAsync();

        var response = await window.Page.GotoAsync(question);

        response!.Status.ShouldBe(400);
        (await window.MainAsync()).ShouldContain(says);
    }

    private static async Task<long[]> NumbersAsync(Window window) =>
        await window.Page.Locator(Entered).EvaluateAllAsync<long[]>("all => all.map(number => Math.round(1000 * number.value))");
}
