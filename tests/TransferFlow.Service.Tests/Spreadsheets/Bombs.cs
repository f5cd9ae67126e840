using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Spreadsheets.Reading;

namespace TransferFlow.Tests.Spreadsheets;

/// <summary>Small files that would make much of themselves are refused by name, at once and in little memory.</summary>
public sealed class Bombs
{
    private const string Open = $"<worksheet xmlns=\"{AWorkbook.Main}\"><sheetData>";

    private static readonly AWorkbook Sound = AWorkbook.Of(AWorkbook.Header + AWorkbook.Row(2));

    [Fact]
    public void Ten_gigabytes_of_one_byte() => Refused(Sheet(10L << 30, Open, " "), "xlsx-bomb");

    [Fact]
    public void A_gigabyte_in_one_attribute() => Refused(Sheet(1L << 30, Open + "<row r=\"", "1"), "bad-xlsx");

    [Fact]
    public void A_gigabyte_in_one_comment() => Refused(Sheet(1L << 30, Open + "<!--", "it's "), "bad-xlsx");

    [Fact]
    public void A_gigabyte_in_one_text() => Refused(Sheet(1L << 30, Open + "<row><c t=\"inlineStr\"><is><t>", "text"), "bad-xlsx");

    [Fact]
    public void Elements_in_elements_without_end() => Refused(Sheet(1L << 30, Open, "<a>"), "bad-xlsx");

    [Fact]
    public void Attributes_without_end() => Refused(Sheet(64L << 20, Open + "<row", i => $" a{i}=''"), "bad-xlsx");

    [Fact]
    public void Names_without_end() => Refused(Sheet(64L << 20, Open, i => $"<a{i}/>"), "bad-xlsx");

    [Fact]
    public void Empty_cells_without_end() => Refused(Sheet(2L << 30, Open + "<row>", "<c/>"), "bad-xlsx");

    [Fact]
    public void Merged_cells_without_end() => Refused(
        Sheet(96L << 20, Open + "</sheetData><mergeCells>", i => $"<mergeCell ref=\"A{i % 999_983}:B{i * 7919L % 999_979}\"/>"), "xlsx-too-large", limits: new(Inflated: 64L << 20));

    [Fact]
    public void Shared_texts_without_end() => Refused(Part(AWorkbook.SharedTexts, 192L << 20, $"<sst xmlns=\"{AWorkbook.Main}\">", i => $"<si><t>{i * 7919L % 999_983}</t></si>"), "xlsx-too-many-texts");

    [Fact]
    public void Parts_without_end()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < 60_000; i++) zip.CreateEntry($"xl/{i}.xml");

        Refused(file.ToArray(), "xlsx-too-many-parts");
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(65_535)]
    public void Parts_in_the_form_for_more_than_65535(int parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < parts; i++) zip.CreateEntry($"{i}");

        Refused(file.ToArray(), "xlsx-too-many-parts");
    }

    [Fact]
    public void A_directory_that_hides_how_many_parts_there_are()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < 60_000; i++) zip.CreateEntry($"xl/{i}.xml");
        var bytes = file.ToArray();
        (bytes[^14], bytes[^13], bytes[^12], bytes[^11]) = (3, 0, 3, 0);

        Refused(bytes, "xlsx-too-many-parts");
    }

    public static TheoryData<string, string> Doctypes => new()
    {
        { "billion laughs", Entities(10, "&e{0};&e{0};&e{0};&e{0};&e{0};&e{0};&e{0};&e{0};&e{0};&e{0};") },
        { "quadratic blow-up", $"<!DOCTYPE x [<!ENTITY a \"{new string('a', 50_000)}\">]><x>{string.Concat(Enumerable.Repeat("&a;", 50_000))}</x>" },
        { "an external entity", """<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>""" },
        { "an external subset", """<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><x/>""" },
        { "a harmless one", "<!DOCTYPE worksheet><worksheet/>" },
    };

    [Theory]
    [MemberData(nameof(Doctypes))]
    public void Document_types_are_not_read_in_any_part(string kind, string xml)
    {
        var styled = AWorkbook.OfRow("<c s=\"1\"><v>1</v></c>").WithFormats("0");
        foreach (var part in new[] { AWorkbook.Sheet, AWorkbook.Styles, AWorkbook.SharedTexts, AWorkbook.Workbook, "_rels/.rels", "xl/_rels/workbook.xml.rels" })
            Refused(styled.With(part, xml).File(), "xlsx-dtd", kind + " in " + part);
    }

    [Fact]
    public void The_limits_are_for_all_parts_together_and_can_be_met()
    {
        var file = Sound.With(AWorkbook.SharedTexts, $"<sst xmlns=\"{AWorkbook.Main}\"><si><t>{new string('a', 1000)}</t></si></sst>").File();
        var inflated = Sound.Parts.Values.Sum(part => part.Length) + Encoding.UTF8.GetByteCount($"<sst xmlns=\"{AWorkbook.Main}\"><si><t></t></si></sst>") + 1000;

        Should.NotThrow(() => Read(file, new(Inflated: inflated)));
        Should.Throw<RefusedException>(() => Read(file, new(Inflated: inflated - 1))).Refusal.Code.ShouldBe("xlsx-too-large");
    }

    private static void Refused(byte[] file, string code, string? kind = null, SheetLimits? limits = null)
    {
        var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());

        Should.Throw<RefusedException>(() => Read(file, limits), kind).Refusal.Code.ShouldBe(code, kind);

        // Whatever was allocated in all is more than was ever held at once.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(700L << 20, kind);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), kind);
    }

    private static void Read(byte[] bytes, SheetLimits? limits = null)
    {
        using var file = new MemoryStream(bytes);
        using var sheet = SheetReader.Open(file, limits);
        while (sheet.Next() is not null)
        {
        }
    }

    private static byte[] Sheet(long length, string start, string again) =>
        Part(AWorkbook.Sheet, length, start, _ => again);

    private static byte[] Sheet(long length, string start, Func<long, string> next) => Part(AWorkbook.Sheet, length, start, next);

    /// <summary>A workbook with a part of that length, which repeats itself every few megabytes so that it is made quickly.</summary>
    private static byte[] Part(string name, long length, string start, Func<long, string> next)
    {
        var block = new StringBuilder();
        for (var i = 0L; block.Length < Math.Min(length, 4 << 20); i++) block.Append(next(i));
        var bytes = Encoding.UTF8.GetBytes(block.ToString());
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (other, content) in Sound.Without(name).Parts)
            {
                using var part = zip.CreateEntry(other).Open();
                part.Write(content);
            }

            using var bomb = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            bomb.Write(Encoding.UTF8.GetBytes(start));
            for (var written = 0L; written < length; written += bytes.Length) bomb.Write(bytes);
        }

        return file.ToArray();
    }

    private static string Entities(int depth, string each)
    {
        var entities = string.Concat(Enumerable.Range(1, depth).Select(i => $"<!ENTITY e{i} \"{string.Format(null, each, i - 1)}\">"));
        return $"<!DOCTYPE x [<!ENTITY e0 \"lol\">{entities}]><x>&e{depth};</x>";
    }
}
