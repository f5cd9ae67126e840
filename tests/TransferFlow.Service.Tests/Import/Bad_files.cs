using System.Text;
using TransferFlow.Service.Logging.Importing;

namespace TransferFlow.Tests.Import;

public sealed class Bad_files(UnchangedDatabase database) : IClassFixture<UnchangedDatabase>
{
    private const string Header = "成果编号,事件,发生日期,阶段,区域,成果名称\n";
    private const string Row = "N1,进入阶段,2021-02-01,研发,110108,联通技术\n";

    private static readonly Encoding Gb = TextEncoding.Gb18030;

    public static TheoryData<string, byte[], string> NoTables => new()
    {
        { "empty", [], "empty-file" },
        { "only line ends", "\n\r\n\n"u8.ToArray(), "empty-file" },
        { "only a byte order mark", [0xEF, 0xBB, 0xBF], "empty-file" },
        { "PDF", "%PDF-1.7\n%\u00e2\u00e3 1 0 obj"u8.ToArray(), "not-a-csv" },
        { "the beginning of a zip file", [0x50, 0x4B, 3, 4, 20, 0, 6, 0], "bad-xlsx" },
        { "old Office", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "old-xls" },
        { "PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "not-a-csv" },
        { "JPEG", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "not-a-csv" },
        { "gzip", [0x1F, 0x8B, 8, 0, 0, 0], "not-a-csv" },
        { "zeros", new byte[10_000], "not-a-csv" },
        { "UTF-16 LE", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Header + Row)], "utf-16" },
        { "UTF-16 BE", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Header + Row)], "utf-16" },
        { "UTF-16 without a mark", Encoding.Unicode.GetBytes("result,event,occurred_on\n"), "not-a-csv" },
    };

    [Theory]
    [MemberData(nameof(NoTables))]
    public async Task What_is_no_CSV_is_named_for_what_it_is(string kind, byte[] file, string code)
    {
        var report = await database.RefuseAsync(file);

        var error = report.Errors.ShouldHaveSingleItem(kind);
        (error.Row, error.Column, error.Code).ShouldBe((null, null, code), kind);
        (error.Message.Zh.Length, error.Message.En.Length).ShouldBeGreaterThan((3, 3));
        report.Rows.ShouldBe(0);
    }

    public static TheoryData<string, byte[]> Texts => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Header + Row) },
        { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Header + Row)] },
        { "GB18030", Gb.GetBytes(Header + Row) },
        { "GB18030 with a mark", Gb.GetBytes("\uFEFF" + Header + Row) },
        { "GBK in one word alone", Gb.GetBytes("result,event,occurred_on,stage,region,title\nN1,stage-entered,2021-02-01,research,110108,联通技术\n") },
        { "CRLF", Encoding.UTF8.GetBytes((Header + Row).Replace("\n", "\r\n", StringComparison.Ordinal)) },
        { "CR alone", Encoding.UTF8.GetBytes((Header + Row).Replace("\n", "\r", StringComparison.Ordinal)) },
        { "CR alone in GB18030", Gb.GetBytes((Header + Row).Replace("\n", "\r", StringComparison.Ordinal)) },
        { "tabs", Encoding.UTF8.GetBytes((Header + Row).Replace(',', '\t')) },
        { "semicolons", Encoding.UTF8.GetBytes((Header + Row).Replace(',', ';')) },
        { "no last line end", Encoding.UTF8.GetBytes((Header + Row).TrimEnd()) },
        { "empty lines", Encoding.UTF8.GetBytes("\n" + Header + "\n,,\n" + Row + "\n \n") },
        { "all quoted", Encoding.UTF8.GetBytes($"\"{(Header + Row).TrimEnd().Replace(",", "\",\"", StringComparison.Ordinal).Replace("\n", "\"\n\"", StringComparison.Ordinal)}\"") },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Every_usual_form_of_the_same_table_is_read_as_the_same(string form, byte[] file)
    {
        await using var service = await ImportService.StartAsync();

        var report = await service.ImportAsync(file);

        report.Errors.ShouldBeEmpty(form);
        report.Facts.ShouldBe(1, form);
        (await service.TextsAsync("select data->>'title' from mt_events where type = 'registered'")).ShouldBe(["联通技术"], form);
    }

    [Theory]
    [InlineData("𠮷野家")]
    [InlineData("䶮㐂𬱖")]
    [InlineData("é、😀")]
    public async Task GB18030_is_read_to_its_rarest_characters(string title)
    {
        await using var service = await ImportService.StartAsync();

        (await service.ImportAsync(Gb.GetBytes(Header + Row.Replace("联通技术", title, StringComparison.Ordinal)))).Errors.ShouldBeEmpty();

        (await service.TextsAsync("select data->>'title' from mt_events where type = 'registered'")).ShouldBe([title]);
    }

    [Fact]
    public async Task Rows_in_another_encoding_than_the_rest_are_named()
    {
        await using var service = await ImportService.StartAsync();
        var second = Row.Replace("N1", "N2", StringComparison.Ordinal);

        var gbInUtf8 = await database.RefuseAsync([.. Encoding.UTF8.GetBytes(Header + Row), .. Gb.GetBytes(second), .. Encoding.UTF8.GetBytes(Row)]);
        var utf8InGb = await database.RefuseAsync([.. Gb.GetBytes(Header + Row + Row), .. Encoding.UTF8.GetBytes(second)]);
        var neither = await database.RefuseAsync([.. Encoding.UTF8.GetBytes(Header + Row), .. "N2,"u8, 0xFF, 0xFF, (byte)'\n']);

        gbInUtf8.Errors.Select(error => (error.Row, error.Code)).ShouldBe([(3, "mixed-encodings")]);
        utf8InGb.Errors.Select(error => (error.Row, error.Code)).ShouldBe([(4, "mixed-encodings")]);
        neither.Errors.Select(error => (error.Row, error.Code)).ShouldBe([(3, "bad-encoding")]);
    }

    [Theory]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    public async Task Bytes_that_only_a_careless_reader_takes_for_UTF_8_are_refused(byte[] bytes)
    {
        var report = await database.RefuseAsync([.. Encoding.UTF8.GetBytes(Header + Row.TrimEnd()), .. bytes, (byte)'\n']);

        var error = report.Errors.ShouldHaveSingleItem();
        error.Row.ShouldBe(2);
        error.Code.ShouldBeOneOf("bad-encoding", "mixed-encodings");
    }

    [Theory]
    [InlineData("N1,进入阶段,2021-02-01,研发,110108,\"open\nN2,进入阶段,2021-02-01,研发,110108,\n", 2, "bad-csv")]
    [InlineData(Row + "N2,进入阶段,2021-02-01,研发,110108,\"a\"b\n", 3, "bad-csv")]
    [InlineData(Row + "\0N2,进入阶段,2021-02-01,研发,110108,\n", 3, "forbidden-character")]
    [InlineData(Row + Row + "\0N2,进入阶段,2021-02-01,研发,110108,\n", 4, "forbidden-character")]
    [InlineData(Row + "N2,进入阶段,2021-02-01,研发,110108,a,b\n", 3, "too-many-fields")]
    public async Task A_row_whose_form_is_broken_is_named(string rows, int row, string code)
    {
        var error = (await database.RefuseAsync(Header + rows)).Errors.ShouldHaveSingleItem();

        (error.Row, error.Code).ShouldBe((row, code));
    }

    [Fact]
    public async Task A_row_that_begins_with_a_number_sign_is_a_row_like_others()
    {
        await using var service = await ImportService.StartAsync();

        (await service.AcceptAsync(Header + Row.Replace("N1", "#1", StringComparison.Ordinal))).Facts.ShouldBe(1);
    }

    [Fact]
    public async Task A_quote_left_open_in_a_long_file_is_refused_without_reading_for_ever()
    {
        var report = await database.RefuseAsync(Header + "N1,进入阶段,2021-02-01,研发,110108,\"open\n" + string.Concat(Enumerable.Repeat("x,y\n", 10_000_000)));

        report.Errors.Select(error => (error.Row, error.Code)).ShouldBe([(2, "record-too-large")]);
    }
}
