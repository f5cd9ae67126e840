using System.Text;
using TransferFlow.Tests.Import;

namespace TransferFlow.Tests.Spreadsheets;

/// <summary>Every kind of file that is no sound workbook is refused by a name of its own, and nothing is written.</summary>
public sealed class Bad_workbooks(UnchangedDatabase database) : IClassFixture<UnchangedDatabase>
{
    private static readonly AWorkbook Sound = AWorkbook.Of(AWorkbook.Header + AWorkbook.Row(2));

    public static TheoryData<string, byte[], string> Others => new()
    {
        { "an empty zip", [0x50, 0x4B, 5, 6, .. new byte[18]], "not-a-spreadsheet" },
        { "a zip of something", new AWorkbook().With("readme.txt", "hello").File(), "not-a-spreadsheet" },
        { "a Word document", Renamed("officeDocument", "word/document.xml").With("word/document.xml", """<w:document xmlns:w="urn:w"/>""").File(), "not-a-spreadsheet" },
        { "an xlsb", Renamed("officeDocument", "xl/workbook.bin").With("xl/workbook.bin", [0x83, 1, 0]).File(), "binary-xlsb" },
        { "an ods", new AWorkbook().With("mimetype", "application/vnd.oasis.opendocument.spreadsheet").With("content.xml", "<a/>").File(), "opendocument" },
        { "an xls", Ole("Workbook"), "old-xls" },
        { "an encrypted xlsx", Ole("EncryptedPackage"), "encrypted-xlsx" },
        { "an encrypted xlsx of some size", [.. Ole("x"), .. new byte[100_001], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "encrypted-xlsx" },
        { "an encrypted entry", Encrypted(Sound.File()), "encrypted-xlsx" },
        { "a sheet that is only a chart", Replaced("xl/_rels/workbook.xml.rels", "/worksheet", "/chartsheet"), "no-sheet" },
        { "hidden sheets only", Replaced(AWorkbook.Workbook, "name=", "state=\"veryHidden\" name="), "no-sheet" },
        { "an empty sheet", AWorkbook.Of("").File(), "empty-file" },
    };

    public static TheoryData<string, byte[]> Damaged => new()
    {
        { "nothing but a signature", [0x50, 0x4B, 3, 4] },
        { "cut off", Sound.File()[..^100] },
        { "cut off in the middle", Sound.File()[..700] },
        { "no workbook", Sound.Without(AWorkbook.Workbook).File() },
        { "no sheet", Sound.Without(AWorkbook.Sheet).File() },
        { "a sheet that is nowhere", Replaced("xl/_rels/workbook.xml.rels", "Id=\"s1\"", "Id=\"s2\"") },
        { "a relationship without a target", Replaced("_rels/.rels", "Target=", "target=") },
        { "XML that ends early", Sound.With(AWorkbook.Sheet, Encoding.UTF8.GetBytes("<worksheet><sheetData>")).File() },
        { "no XML", Sound.With(AWorkbook.Sheet, "hello").File() },
        { "an empty part", Sound.With(AWorkbook.Sheet, "").File() },
        { "UTF-16", Sound.With(AWorkbook.Sheet, Encoding.Unicode.GetBytes($"<worksheet xmlns=\"{AWorkbook.Main}\"/>")).File() },
        { "bytes that are no UTF-8", Sound.With(AWorkbook.Sheet, [.. "<worksheet><a b=\""u8, 0xFF, .. "\"/></worksheet>"u8]).File() },
        { "the same part twice", Twice() },
        { "a text that is not there", AWorkbook.OfRow("<c t=\"s\"><v>0</v></c>").File() },
        { "a text below zero", AWorkbook.OfRow("<c t=\"s\"><v>-1</v></c>").File() },
        { "a style that is not there", AWorkbook.OfRow("<c s=\"1\"><v>1</v></c>").File() },
        { "a number that is none", AWorkbook.OfRow("<c><v>1,5</v></c>").File() },
        { "infinity", AWorkbook.OfRow("<c><v>1e999</v></c>").File() },
        { "a type that is none", AWorkbook.OfRow("<c t=\"x\"><v>1</v></c>").File() },
        { "a cell twice", AWorkbook.OfRow("<c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>1</v></c>").File() },
        { "a cell of another row", AWorkbook.OfRow("<c r=\"A3\"><v>1</v></c>").File() },
        { "a cell beyond the sheet", AWorkbook.OfRow("<c r=\"XFE2\"><v>1</v></c>").File() },
        { "a cell without sense", AWorkbook.OfRow("<c r=\"2A\"><v>1</v></c>").File() },
        { "rows out of order", AWorkbook.Of(AWorkbook.Header + AWorkbook.Row(3) + AWorkbook.Row(2)).File() },
        { "a row beyond the sheet", AWorkbook.Of(AWorkbook.Header + AWorkbook.Row(1_048_577)).File() },
        { "a row without sense", AWorkbook.Of(AWorkbook.Header + "<row r=\"-1\"/>").File() },
        { "a text longer than a cell", AWorkbook.OfRow($"<c t=\"inlineStr\"><is><t>{new string('a', 32_768)}</t></is></c>").File() },
        { "a text longer than a cell in pieces", AWorkbook.OfRow($"<c t=\"inlineStr\"><is>{string.Concat(Enumerable.Repeat($"<r><t>{new string('a', 10_000)}</t></r>", 4))}</is></c>").File() },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task What_is_something_else_is_named_for_what_it_is(string kind, byte[] file, string code) => await IsNamedAsync(kind, file, code);

    [Theory]
    [MemberData(nameof(Damaged))]
    public async Task What_is_damaged_is_named_so(string kind, byte[] file) => await IsNamedAsync(kind, file, "bad-xlsx");

    [Fact]
    public async Task A_flipped_bit_of_a_packed_part_never_passes_for_another_number()
    {
        var sound = Sound.File(System.IO.Compression.CompressionLevel.NoCompression);
        var at = Encoding.Latin1.GetString(sound).IndexOf("110108", StringComparison.Ordinal);
        sound[at + 5] ^= 1;

        await IsNamedAsync("110109", sound, "bad-xlsx");
    }

    [Fact]
    public async Task A_damaged_row_is_named_by_its_number()
    {
        var report = await database.RefuseAsync(AWorkbook.Of(AWorkbook.Header + AWorkbook.Row(2) + AWorkbook.Row(3, "N2") + "<row r=\"4\"><c t=\"s\"><v>7</v></c></row>").File());

        report.Errors.Select(error => (error.Row, error.Code)).ShouldBe([(4, "bad-xlsx")]);
    }

    [Fact]
    public async Task A_sound_one_is_imported_whatever_else_is_in_the_package()
    {
        await using var service = await ImportService.StartAsync();
        var loaded = Sound
            .With("xl/vbaProject.bin", [0xD0, 0xCF, 0x11, 0xE0]).With("../../../etc/passwd", "root").With("C:\\Windows\\win.ini", "x").With("/abs", "x").With("xl/media/image1.png", [1, 2, 3]);

        (await service.ImportAsync(loaded.File())).Errors.ShouldBeEmpty();
    }

    private async Task IsNamedAsync(string kind, byte[] file, string code)
    {
        var error = (await database.RefuseAsync(file)).Errors.ShouldHaveSingleItem(kind);

        (error.Column, error.Code).ShouldBe((null, code), kind);
        error.Message.Zh.ShouldEndWith("。");
        error.Message.En.ShouldEndWith(".");
    }

    private static byte[] Replaced(string part, string old, string by) =>
        Sound.With(part, Encoding.UTF8.GetString(Sound.Parts[part]).Replace(old, by, StringComparison.Ordinal)).File();

    private static AWorkbook Renamed(string kind, string target) => Sound.With("_rels/.rels", $"""
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>
        """);

    private static byte[] Ole(string stream) => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1016], .. Encoding.Unicode.GetBytes(stream), .. new byte[64]];

    /// <summary>Sets the bit of every entry that says so, in its own header and in the directory.</summary>
    private static byte[] Encrypted(byte[] zip)
    {
        for (var i = 0; i < zip.Length - 10; i++)
        {
            if (zip.AsSpan(i).StartsWith("PK\u0003\u0004"u8)) zip[i + 6] |= 1;
            if (zip.AsSpan(i).StartsWith("PK\u0001\u0002"u8)) zip[i + 8] |= 1;
        }

        return zip;
    }

    private static byte[] Twice()
    {
        var file = Encoding.Latin1.GetString(Sound.With("xl/worksheets/sheet9.xml", Sound.Parts[AWorkbook.Sheet]).File());
        return Encoding.Latin1.GetBytes(file.Replace("sheet9.xml", "SHEET1.xml", StringComparison.Ordinal));
    }
}
