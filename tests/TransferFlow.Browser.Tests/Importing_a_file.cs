using System.Text;

namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class Importing_a_file(Chromium chromium)
{
    private const string Header = "成果编号,事件,发生日期,阶段,承接地\n";

    [Fact]
    public async Task Is_previewed_first_and_then_written()
    {
        await using var window = await OpenAsync("zh-CN");

        await SubmitAsync(window, Header + "WEB-1,进入阶段,2025-03-01,研发,110108\nWEB-1,进入阶段,2025-09-01,概念验证,120104\n");
        await window.Page.WaitForSelectorAsync("text=检查通过");
        (await FindAsync(window, "WEB-1")).ShouldContain("没有找到成果");
        await window.Page.GoBackAsync();
        await window.Page.ClickAsync("text=写入这些事实");
        await window.Page.WaitForSelectorAsync("text=导入完成");

        (await FindAsync(window, "WEB-1")).ShouldContain("概念验证");
    }

    [Fact]
    public async Task Names_the_rows_at_fault_and_writes_nothing()
    {
        await using var window = await OpenAsync("en");

        await SubmitAsync(window, "result,event,occurred_on,stage,region\nWEB-2,stage-entered,2025-03-01,research,110108\nWEB-2,stage-entered,2025-13-01,pilot,120104\n", preview: false);
        await window.Page.WaitForSelectorAsync("text=nothing was written");
        var error = await window.Page.Locator("section:has(#errors) tbody tr").InnerTextAsync();
        var report = window.Page.Url;

        error.ShouldStartWith("3");
        error.ShouldContain("occurred_on");
        (await (await window.FetchAsync(report + "/errors.csv")).TextAsync()).ShouldContain("\r\n3,occurred_on,,bad-date,");
        (await FindAsync(window, "WEB-2")).ShouldContain("No result found");
    }

    [Fact]
    public async Task Keeps_its_report_over_a_reload()
    {
        await using var window = await OpenAsync("en");
        await SubmitAsync(window, "result,event,occurred_on,stage,region\nWEB-3,stage-entered,2025-03-01,research,110108\n");
        await window.Page.WaitForSelectorAsync("text=The file is in order");

        await window.Page.ReloadAsync();

        (await window.MainAsync()).ShouldContain("Facts to be written");
    }

    [Fact]
    public async Task Is_for_who_gave_it_alone_and_logs_for_their_organisation()
    {
        await using var owner = await chromium.OpenAsync(part: "demo-owner");
        await using var other = await chromium.OpenAsync(part: "demo-host");
        await owner.GoAsync("/import");
        (await owner.Page.Locator("input[name=owner]").CountAsync()).ShouldBe(0);

        await SubmitAsync(owner, "result,event,occurred_on,owner,stage,region\nWEB-9,stage-entered,2025-03-01,demo-univ-sh-05,research,310115\n", preview: false);
        await owner.Page.WaitForSelectorAsync("text=nothing was written");

        (await owner.MainAsync()).ShouldContain("not-your-result");
        (await other.FetchAsync(owner.Page.Url)).Status.ShouldBe(404);
        (await other.FetchAsync(owner.Page.Url + "/errors.csv")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Accepts_the_template_that_the_page_offers(string language)
    {
        await using var window = await OpenAsync(language);
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.ClickAsync("a[href='/import/template.csv']"));
        var header = (await File.ReadAllTextAsync(await download.PathAsync(), Encoding.UTF8)).TrimEnd();
        var cells = new Dictionary<int, string> { [0] = $"WEB-4-{language}", [1] = "stage-entered", [2] = "2025-03-01", [4] = "research", [7] = "110108" };

        await SubmitAsync(window, header + "\n" + string.Join(',', header.Split(',').Select((_, i) => cells.GetValueOrDefault(i, ""))) + "\n");
        await window.Page.WaitForSelectorAsync(".report-counts");

        (await window.Page.Locator("#errors, #warnings").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Refuses_a_file_of_more_than_64_MB_by_name()
    {
        await using var window = await OpenAsync("en");
        var path = Path.GetTempFileName();
        await using (var file = File.OpenWrite(path)) file.SetLength((64 << 20) + 1);

        await window.Page.SetInputFilesAsync("[name=file]", path);
        await window.Page.ClickAsync("text=Submit the file");
        await window.Page.WaitForURLAsync("**/import?problem=file-too-large", new() { Timeout = 60_000 });

        (await window.MainAsync()).ShouldContain("The file is larger than 64 MB");
        File.Delete(path);
    }

    [Fact]
    public async Task Is_refused_without_the_token_of_the_form()
    {
        await using var window = await OpenAsync("en");

        var answer = await window.Page.Context.APIRequest.PostAsync("/import/files", new() { Form = window.Page.Context.APIRequest.CreateFormData().Set("owner", "somebody") });

        answer.Status.ShouldBe(400);
    }

    private async Task<Window> OpenAsync(string language) => await (await chromium.OpenAsync(language)).GoAsync("/import");

    private static async Task SubmitAsync(Window window, string csv, bool preview = true)
    {
        await window.Page.SetInputFilesAsync("[name=file]", new Microsoft.Playwright.FilePayload { Name = "log.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await window.Page.SetCheckedAsync("[name=preview]", preview);
        await window.Page.ClickAsync("form.upload button");
    }

    private static async Task<string> FindAsync(Window window, string number) => await (await window.GoAsync($"/results?q={number}")).MainAsync();
}
