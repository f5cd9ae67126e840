namespace TransferFlow.Tests.Browser;

/// <summary>Takes the pictures that <c>ops/screenshot</c> keeps; it says where. Every other run throws them away.</summary>
[Collection(InTheBrowser.Name)]
public sealed class The_picture_in_the_readme(Chromium chromium)
{
    [Theory]
    [InlineData("en", "start.png")]
    [InlineData("zh-CN", "start.zh.png")]
    public async Task Is_taken_of_the_start_page_with_the_demo(string language, string name)
    {
        var folder = Environment.GetEnvironmentVariable("TRANSFERFLOW_SCREENSHOTS");
        await using var window = await (await chromium.OpenAsync(language)).GoAsync("/?asOf=2026-10-31");
        await window.ChartsAreDrawnAsync(2);

        var picture = await window.Page.ScreenshotAsync(new() { FullPage = true, Clip = new() { Width = 1280, Height = 1900 }, Path = folder is null ? null : Path.Combine(folder, name) });

        picture.Length.ShouldBeGreaterThan(100_000);
    }
}
