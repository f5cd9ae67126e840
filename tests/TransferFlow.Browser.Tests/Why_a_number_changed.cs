using TransferFlow.Domain.Figures;

namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class Why_a_number_changed(Chromium chromium)
{
    private const string Row = "table.changes tr[data-key=' converted']";

    [Fact]
    public async Task Is_asked_from_a_figures_page_and_told_in_steps_that_sum_to_the_change()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/figures/stage-conversion?stage=pilot&by=none&asOf=2026-06-30");

        await window.Page.FillAsync("[name=earlierAsOf]", "2025-06-30");
        await window.Page.FillAsync("[name=earlierKnownAt]", "main:9000");
        await window.ClickAsync(".compare-form button");

        (await window.MainAsync()).ShouldContain("Reported late");
        var shown = await window.Page.Locator($"{Row} data").EvaluateAllAsync<decimal[]>("all => all.map(number => Number(number.value))");
        shown.Length.ShouldBe(5);
        (shown[1] - shown[0]).ShouldBe(shown[2]);
        (shown[3] + shown[4]).ShouldBe(shown[2]);
        shown[3].ShouldNotBe(0);

        await window.FollowAsync(page => page.Locator($"{Row} a").First.ClickAsync());
        (await window.MainAsync()).ShouldContain("recorded");
        await window.FollowAsync(page => page.Locator("table.changed a.token").First.ClickAsync());
        (await window.Page.Locator("table.facts tr.newest").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Is_said_to_be_nothing_between_an_answer_and_itself()
    {
        await using var window = await chromium.OpenAsync();

        await window.GoAsync($"/changes?after={FigureAddress.Root}funnel&before={FigureAddress.Root}funnel");

        (await window.MainAsync()).ShouldContain("Nothing changed");
    }
}
