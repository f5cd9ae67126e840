using Microsoft.Extensions.DependencyInjection;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging;
using TransferFlow.Tests.Access;

namespace TransferFlow.Tests.Browser;

/// <summary>Whatever someone has logged, those who read it read it: nothing runs, nothing is loaded, nothing is missing.</summary>
[Collection(InTheBrowser.Name)]
public sealed class Texts_that_attack_the_reader(Chromium chromium)
{
    private static readonly Caller office = new("official", Role.Office, Region: Caller.Country);

    private static readonly DateOnly day = new(2025, 3, 1);

    [Fact]
    public async Task Are_shown_as_what_they_are_in_the_list_and_in_the_history()
    {
        await using var site = await Site.StartAsync(withDemo: true);
        var logbook = site.Services.GetRequiredService<Logbook>();
        await using var window = await chromium.OpenAsync(site: site);
        window.Page.Dialog += (_, dialog) => throw new InvalidOperationException($"A dialog: {dialog.Message}");
        foreach (var text in AttackTexts.Storable)
        {
            var registered = await logbook.RegisterAsync(
                new(text, "110108", "demo-univ-bj-01", text) { OccurredOn = day, Why = text, SourceRef = text }, office, "test", null, default);
            var id = ((TransferFlow.Service.Http.Logged)registered.Value!).Id;
            await logbook.LogAsync(id, new TerminateResult(text) { OccurredOn = day }, office, "test", null, default);

            await window.GoAsync($"/results/{id}");
            (await window.Page.Locator("main h1").TextContentAsync()).ShouldBe(text);
            (await window.Page.Locator("main dl dd").First.TextContentAsync()).ShouldBe(text);
            await window.GoAsync($"/results?q={Uri.EscapeDataString(text)}");
            (await window.Page.Locator("table.results tbody").TextContentAsync()).ShouldNotBeNull().ShouldContain(text);
            (await window.Page.Locator("input[name=q]").InputValueAsync()).ShouldBe(text);
            (await window.Page.EvaluateAsync<bool>("'hacked' in window")).ShouldBeFalse(text);
        }
    }
}
