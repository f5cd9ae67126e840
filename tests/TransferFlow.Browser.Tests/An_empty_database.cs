namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class An_empty_database(Chromium chromium)
{
    [Theory]
    [InlineData("zh-CN", "还没有任何记录", "先检查，再导入")]
    [InlineData("en", "Nothing is recorded yet", "Check the file, then import it")]
    public async Task Invites_to_the_first_import(string language, string says, string link)
    {
        await using var site = await Site.StartAsync(withDemo: false);
        await using var window = await (await chromium.OpenAsync(language, site: site)).GoAsync("/");

        (await window.MainAsync()).ShouldContain(says);
        await window.ClickAsync($"main a >> text={link}");
        window.Page.Url.ShouldEndWith("/import");
        await window.GoAsync("/results");

        (await window.Page.Locator("table").CountAsync()).ShouldBe(0);
    }
}
