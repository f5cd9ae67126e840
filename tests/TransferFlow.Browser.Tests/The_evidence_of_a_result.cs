using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Logging.Attaching;

namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class The_evidence_of_a_result(Chromium chromium)
{
    private const string Name = "验收意见“终稿”.txt";

    private static readonly byte[] content = "验收意见：通过。\n"u8.ToArray();

    [Fact]
    public async Task Is_listed_with_what_it_proves_and_saved_under_its_name()
    {
        await using var window = await OpenAsync("DEMO-00074");

        var row = await window.Page.Locator("table.evidence tbody tr").InnerTextAsync();
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.ClickAsync("table.evidence tbody a"));

        foreach (var part in new[] { Name, "25 B", "2026-10-31", "registration" }) row.ShouldContain(part);
        download.SuggestedFilename.ShouldBe(Name);
        (await File.ReadAllBytesAsync((await download.PathAsync())!)).ShouldBe(content);
        (await window.Page.Locator("table.facts").InnerTextAsync()).ShouldContain(Name);
    }

    [Fact]
    public async Task Has_a_hash_that_can_be_copied_whole()
    {
        await using var window = await OpenAsync("DEMO-00075");

        await window.Page.EvaluateAsync("() => { navigator.clipboard.writeText = async text => { window.copied = text; }; }");
        await window.Page.ClickAsync("table.evidence tf-copy >> button");

        (await window.Page.EvaluateAsync<string>("window.copied")).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    [Fact]
    public async Task Takes_no_room_where_there_is_none()
    {
        await using var window = await (await chromium.OpenAsync()).GoAsync("/results?q=DEMO-00073");
        await window.ClickAsync("table.results tbody th a");

        (await window.Page.Locator("#evidence").CountAsync()).ShouldBe(0);
    }

    /// <summary>The history of a result to which evidence for its registration was attached.</summary>
    private async Task<Window> OpenAsync(string number)
    {
        var window = await (await chromium.OpenAsync()).GoAsync($"/results?q={number}");
        await window.ClickAsync("table.results tbody th a");
        var id = new Uri(window.Page.Url).Segments[^1];
        var command = new AttachEvidence(EvidenceFile.Of(Name, null, content).File!, Proves: 1) { OccurredOn = new(2026, 10, 31) };
        var office = new Caller("someone", Role.Office, Region: Caller.Country);
        (await chromium.Demo.Services.GetRequiredService<Logbook>().LogAsync(id, command, office, "test", default)).Refusal.ShouldBeNull();
        return await window.GoAsync(window.Page.Url);
    }
}
