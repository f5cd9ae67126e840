using Microsoft.Playwright;
using TransferFlow.Service.Spreadsheets.Reading;
using TransferFlow.Service.Spreadsheets.Writing;

namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class Correcting_a_workbook(Chromium chromium)
{
    private static readonly string[][] Rows =
    [
        ["成果编号", "事件", "发生日期", "阶段", "承接地", "金额（万元）"],
        ["XL-1", "进入阶段", "2025-03-01", "研发", "110108", ""],
        ["XL-1", "进入阶段", "2025-02-30", "中试阶段", "130400", ""],
        ["XL-2", "进入阶段", "2025-04-01", "研发", "", ""],
    ];

    [Fact]
    public async Task Goes_from_the_marked_cells_over_the_downloaded_rows_to_the_facts()
    {
        await using var window = await (await chromium.OpenAsync("zh-CN")).GoAsync("/import");
        await SubmitAsync(window, ".upload", Workbook(Rows));
        await window.Page.WaitForSelectorAsync("#rejected");

        var wrong = await window.Page.Locator(".rejected .wrong mark").AllInnerTextsAsync();
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.ClickAsync("text=下载有误的行（XLSX）"));
        var rejected = Read(await download.PathAsync());

        wrong.ShouldBe(["2025-02-30", "中试阶段", "（空）"]);
        (await window.MainAsync()).ShouldContain("C3");
        download.SuggestedFilename.ShouldBe("rejected.xlsx");
        rejected.Select(row => row[1]).ShouldBe(["原行号", "3", "4"]);
        rejected[1][0].ShouldContain("不是日期");

        (rejected[1][4], rejected[1][5], rejected[2][6]) = ("2025-03-02", "中试", "310115");
        await SubmitAsync(window, "section:has(#rejected) .upload", Workbook(rejected));
        await window.Page.WaitForSelectorAsync("text=检查通过");
        await window.Page.ClickAsync("text=写入这些事实");
        await window.Page.WaitForSelectorAsync("text=导入完成");

        (await (await window.GoAsync("/results?q=XL-1")).MainAsync()).ShouldContain("中试");
        (await (await window.GoAsync("/results?q=XL-2")).MainAsync()).ShouldContain("浦东");
    }

    [Fact]
    public async Task Begins_with_a_template_that_is_accepted_empty()
    {
        await using var window = await (await chromium.OpenAsync("en")).GoAsync("/import");
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.ClickAsync("a[href='/import/template.xlsx']"));

        await SubmitAsync(window, ".upload", await File.ReadAllBytesAsync(await download.PathAsync()));
        await window.Page.WaitForSelectorAsync(".report-counts");

        (await window.MainAsync()).ShouldContain("The file has a header and no rows.");
    }

    [Fact]
    public async Task Says_what_a_file_is_that_cannot_be_read()
    {
        await using var window = await (await chromium.OpenAsync("zh-CN")).GoAsync("/import");

        await SubmitAsync(window, ".upload", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        await window.Page.WaitForSelectorAsync(".report-counts");

        (await window.MainAsync()).ShouldContain("这是旧版表格文件（.xls、.et），请另存为 .xlsx。");
        (await window.Page.Locator("#rejected").CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("zh-CN", 1280)]
    [InlineData("en", 390)]
    public async Task Shows_its_report_on_every_screen_and_to_everyone(string language, int width)
    {
        await using var window = await (await chromium.OpenAsync(language, width)).GoAsync("/import");
        await SubmitAsync(window, ".upload", Workbook(Rows));
        await window.Page.WaitForSelectorAsync("#rejected");

        await window.Page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "vendor", "axe-core", "axe.min.js")));
        var violations = await window.Page.EvaluateAsync<string[]>("axe.run().then(found => found.violations.map(violation => violation.id + ': ' + violation.nodes.map(node => node.target).join(' ')))");

        violations.ShouldBeEmpty();
        (await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(width);
    }

    private static async Task SubmitAsync(Window window, string form, byte[] file)
    {
        await window.Page.SetInputFilesAsync($"{form} [name=file]", new FilePayload { Name = "log.xlsx", MimeType = WorkbookWriter.MediaType, Buffer = file });
        await window.Page.ClickAsync($"{form} button");
    }

    private static byte[] Workbook(IReadOnlyList<string[]> rows)
    {
        using var file = new MemoryStream();
        using (var workbook = new WorkbookWriter(file))
        {
            var sheet = workbook.Add("a", [.. rows[0].Select(header => new SheetColumn(header))]);
            foreach (var row in rows.Skip(1)) sheet.Write([.. row.Select(SheetCell.Of)]);
        }

        return file.ToArray();
    }

    private static List<string[]> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var sheet = SheetReader.Open(file);
        var rows = new List<string[]>();
        while (sheet.Next() is { } row)
        {
            var cells = Enumerable.Repeat("", rows.Count == 0 ? row.Cells.Count : rows[0].Length).ToArray();
            foreach (var cell in row.Cells) cells[cell.Column] = cell.Text;
            rows.Add(cells);
        }

        return rows;
    }
}
