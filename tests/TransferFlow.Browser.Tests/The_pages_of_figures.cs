using System.Security.Cryptography;
using System.Text;
using TransferFlow.Domain.Figures;
using TransferFlow.Web.Figures;

namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class The_pages_of_figures(Chromium chromium)
{
    private const string Conversion = "/figures/stage-conversion?stage=pilot&by=province&asOf=2026-06-30";

    [Fact]
    public async Task Show_every_figure_in_the_bytes_of_its_address_with_each_number_a_link()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/figures");
        var linked = await window.Page.Locator(".figure-list h3 a").EvaluateAllAsync<string[]>("all => all.map(link => link.getAttribute('href'))");
        linked.Order().ShouldBe(AllFigures.Newest.Select(figure => $"/figures/{figure.Name}").Order());

        foreach (var page in linked)
        {
            await window.GoAsync($"{page}?asOf=2026-06-30");
            var address = (await window.Page.Locator("a.address").GetAttributeAsync("href"))!;
            var bytes = await (await window.FetchAsync(address)).BodyAsync();

            (await window.Page.Locator(".hash code").InnerTextAsync()).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)), page);
            NumbersOf(AnswerSheet.Read(bytes)).ShouldBe(AnswerNumbers.Of(bytes).Select(number => $"{number.Key.Row} {number.Key.Number}").Order(StringComparer.Ordinal), page);
            (await window.Page.Locator("table.figure td data").CountAsync()).ShouldBeGreaterThan(0, page);
            (await window.Page.Locator("table.figure td data:not(a > data)").CountAsync()).ShouldBe(0, page);
        }
    }

    [Fact]
    public async Task Lead_by_keyboard_from_a_number_to_its_results_and_on_to_the_facts_of_one()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync(Conversion);
        var number = window.Page.Locator("tr[data-key^='130000'] a.figure-number").Nth(2);
        var converted = int.Parse(await number.InnerTextAsync());

        await number.FocusAsync();
        await window.FollowAsync(page => page.Keyboard.PressAsync("Enter"));

        var text = await window.MainAsync();
        text.ShouldContain($"{converted} results: they are what the number counts.");
        text.ShouldContain("Hebei");
        var csv = Encoding.UTF8.GetString(await (await window.FetchAsync(await FileAsync(window, "CSV"))).BodyAsync());
        csv.TrimEnd().Split("\r\n").Length.ShouldBe(converted + 1);
        (await (await window.FetchAsync(await FileAsync(window, "XLSX"))).BodyAsync()).AsSpan(0, 2).SequenceEqual("PK"u8).ShouldBeTrue();
        await window.FollowAsync(page => page.Locator("table.results tbody th a").First.ClickAsync());
        window.Page.Url.ShouldContain("asOf=2026-06-30&knownAt=main:");
        (await window.CountFactsAsync()).ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Say_on_what_a_rate_rests_and_what_is_hidden_from_whom()
    {
        await using var office = await (await chromium.OpenAsync(part: "demo-office")).GoAsync($"{Conversion}&horizon=P1Y");

        await office.FollowAsync(page => page.Locator("tr[data-key^='120000'] .figure-number:has(+ .interval .at-risk)").First.ClickAsync());

        var text = await office.MainAsync();
        text.ShouldContain("rests on the");
        text.ShouldContain("not for you to see");
    }

    [Fact]
    public async Task Ask_by_a_form_of_their_own_and_name_what_the_figure_does_not_take()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/figures/flow?attribution=origin&within=JJJ");
        (await window.MainAsync()).ShouldContain("does not take, and was not asked with: attribution");

        await window.Page.SelectOptionAsync("[name=by]", "centre");
        await window.ClickAsync("form.filters button");

        window.Page.Url.ShouldContain("by=centre");
        await window.ChartsAreDrawnAsync(1);
        (await window.Page.Locator("table.figure").InnerTextAsync()).ShouldContain("Jing-Jin-Ji");
    }

    [Theory]
    [InlineData("/figures/stage-conversion?asOf=1999-01-01", 200, "No result is counted", "no cohort")]
    [InlineData("/figures/nothing", 404, "There is no figure named 'nothing'")]
    [InlineData("/figures/funnel/results?number=nothing", 400, "The figure 'funnel' has no number 'nothing'")]
    [InlineData("/figures/funnel/definition?definition=99", 400, "'99'")]
    [InlineData("/changes", 400, "after")]
    [InlineData("/changes?after=/api/v1/figures/funnel&before=/api/v1/figures/flow", 400, "do not ask the same question")]
    public async Task Are_readable_where_there_is_nothing_and_refuse_in_words(string path, int status, params string[] says)
    {
        await using var window = await chromium.OpenAsync();

        (await window.Page.GotoAsync(path))!.Status.ShouldBe(status);

        var text = await window.MainAsync();
        foreach (var word in says) text.ShouldContain(word);
    }

    [Fact]
    public async Task Refuse_to_tell_sites_apart_to_those_who_may_not_see_their_results()
    {
        await using var window = await chromium.OpenAsync(part: "demo-owner");

        (await window.Page.GotoAsync("/figures/stage-conversion?by=site"))!.Status.ShouldBe(403);

        (await window.Page.Locator(".notice-trouble").InnerTextAsync()).ShouldContain("not-permitted");
    }

    private static IEnumerable<string> NumbersOf(AnswerSheet sheet) => (
        from table in sheet.Tables
        from line in table.Lines
        from cell in line.Cells.Values
        where cell.IsNumber
        select $"{line.Row} {cell.Name}").Order(StringComparer.Ordinal);

    private static async Task<string> FileAsync(Window window, string kind) =>
        (await window.Page.Locator(".source-actions a", new() { HasText = kind }).GetAttributeAsync("href"))!;
}
