using System.Text;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Service.Spreadsheets.Reading;
using TransferFlow.Tests.Spreadsheets;

namespace TransferFlow.Tests.Import;

/// <summary>The way of someone with a file in which some rows are wrong: import, download those rows, correct them, put them back, import.</summary>
public sealed class Correcting_rejected_rows
{
    private static readonly string?[][] Table =
    [
        ["成果编号", "事件", "发生日期", "阶段", "承接地", "成果名称", null],
        ["N1", "进入阶段", "2021-02-01", "研发", "110108", "=1+1", null],
        ["N1", "进入阶段", "2021-02-30", "中试", "130400", "'=1", null],
        ["N2", "进入阶段", "2021-02-01", null, "999999", null, null],
        ["N3", "进入阶段", "2021-02-01", "研发", "110108", null, "stray"],
        ["N4", "进入阶段", "2021-02-01", "研发", "110108", null, null],
    ];

    private static readonly string?[][] Corrected =
    [
        ["错误", "原行号", "事件", "成果编号", "发生日期", "阶段", "承接地", "成果名称", "来源"],
        ["whatever", "4", "进入阶段", "N2", "2021-02-01", "研发", "310115", null, "x"],
        [null, "3", "进入阶段", "N1", "2021-03-02", "中试", "130400", "'=1", null],
        [null, null, "进入阶段", "N5", "2021-02-01", "研发", "110108", null, null],
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_rejected_rows_are_shown_with_the_cells_that_are_wrong(bool isSheet)
    {
        await using var service = await ImportService.StartAsync();
        using var file = File(isSheet, Table);
        var report = await service.ImportAsync(file.ToArray());

        var table = (await RejectedRows.FirstAsync(file, report, 2, default)).ShouldNotBeNull();

        table.IsSheet.ShouldBe(isSheet);
        table.Rows.Select(row => row.Number).ShouldBe([3, 4]);
        table.Headers.ShouldBe(Table[0][..6]);
        table.Rows[1].Cells.ShouldBe(Table[3][..6]);
        table.Rows[1].Wrong.SelectMany(place => place, (place, error) => (place.Key, error.Code)).ShouldBe([(3, "missing-value")]);
        table.Rows[0].Wrong[2].Select(error => error.Code).ShouldBe(["bad-date"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task They_can_be_downloaded_alone_and_give_the_same_errors_again(bool isSheet)
    {
        await using var service = await ImportService.StartAsync();
        using var file = File(isSheet, Table);
        var report = await service.ImportAsync(file.ToArray());

        using var rejected = new MemoryStream();
        await RejectedRows.WriteAsync(file, report, rejected, sentence => sentence.Zh, default);
        var again = await service.ImportAsync(rejected.ToArray());

        again.Rows.ShouldBe(3);
        again.Errors.Select(error => (error.Column, error.Code)).ShouldBe(report.Errors.Select(error => (error.Column, error.Code)));
        if (isSheet) Texts(rejected).ShouldContain("“2021-02-30”不是日期，应如2026-06-30。");
        else Encoding.UTF8.GetString(rejected.ToArray()).ShouldContain("“2021-02-30”不是日期，应如2026-06-30。,3,N1,进入阶段,2021-02-30,中试,130400,''=1");
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Corrected_ones_take_their_places_in_the_file_and_the_whole_is_imported(bool isSheet, bool isSheetCorrected)
    {
        await using var service = await ImportService.StartAsync();
        using var file = File(isSheet, Table);
        var report = await service.ImportAsync(file.ToArray());
        using var corrections = File(isSheetCorrected, Corrected);
        using var merged = new MemoryStream();

        (await CorrectedFile.WriteAsync(file, report, corrections, merged, default)).ShouldBeTrue();
        var imported = await service.ImportAsync(merged.ToArray());

        imported.Errors.ShouldBeEmpty();
        // N3 was deleted from the corrections, N5 added to them.
        (await service.TextsAsync("select distinct data->>'number' from mt_events where type = 'registered' order by 1")).ShouldBe(["N1", "N2", "N4", "N5"]);
        (await service.TextsAsync("select data->>'title' from mt_events where data ? 'title' order by 1")).ShouldBe(["=1+1"]);
        (await service.TextsAsync("select data->>'sourceRef' from mt_events where data ? 'sourceRef'")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Rows_that_are_still_wrong_are_named_by_their_numbers_in_the_first_file()
    {
        await using var service = await ImportService.StartAsync();
        using var file = File(isSheet: true, Table);
        var report = await service.ImportAsync(file.ToArray());
        using var corrections = File(isSheet: true, [Corrected[0], [null, "4", "进入阶段", "N2", "2021-02-01", "研发", "000000", null, null]]);
        using var merged = new MemoryStream();

        await CorrectedFile.WriteAsync(file, report, corrections, merged, default);
        var error = (await service.ImportAsync(merged.ToArray())).Errors.ShouldHaveSingleItem();

        (error.Row, error.Column, error.Cell, error.Code).ShouldBe((4, "region", "E4", "unknown-region"));
    }

    [Fact]
    public async Task Corrections_that_cannot_be_read_change_nothing()
    {
        await using var service = await ImportService.StartAsync();
        using var file = File(isSheet: false, Table);
        var report = await service.ImportAsync(file.ToArray());
        byte[][] unreadable = [[], [0x50, 0x4B, 3, 4], "%PDF"u8.ToArray(), "nothing,known\n1,2"u8.ToArray(), AWorkbook.Of("").File()];

        foreach (var bytes in unreadable)
        {
            using var corrections = new MemoryStream(bytes);
            (await CorrectedFile.WriteAsync(file, report, corrections, Stream.Null, default)).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_file_that_could_not_be_read_to_its_end_has_none()
    {
        await using var service = await ImportService.StartAsync();
        using var file = new MemoryStream(AWorkbook.Of(AWorkbook.Header + "<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"/>").File());
        var report = await service.ImportAsync(file.ToArray());

        report.Errors.ShouldNotBeEmpty();
        (await RejectedRows.FirstAsync(file, report, 9, default)).ShouldBeNull();
    }

    private static MemoryStream File(bool isSheet, string?[][] table) =>
        new(isSheet ? ASheet.Of(table) : Encoding.UTF8.GetBytes(string.Concat(table.Select(Service.CsvText.Line))));

    private static List<string> Texts(MemoryStream file)
    {
        using var sheet = SheetReader.Open(file);
        return [.. Reading_cells.Rows(sheet).SelectMany(row => row.Cells).Select(cell => cell.Text)];
    }
}
