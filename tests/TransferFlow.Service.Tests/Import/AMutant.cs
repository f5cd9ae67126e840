using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using TransferFlow.Tests.Spreadsheets;

namespace TransferFlow.Tests.Import;

/// <summary>A sound workbook with something done to it: to its bytes, to the XML of its parts, to the parts as a whole or to the values of its cells.</summary>
internal static partial class AMutant
{
    private static readonly string[] Oddities =
        ["", "-1", "0", "1e999", "NaN", "99999999999", "s", "n", "b", "e", "str", "inlineStr", "d", "x", "1048577", "XFD1", "A1", "&#0;", "&lt;", "#N/A", "2021-02-30", "\u202E", "长", "110108", "1"];

    private static readonly string[] Junk =
        ["<", ">", "&", "\"", "</row>", "<row/>", "<c/>", "<c><v>1</v></c>", "<f>A1</f>", "<!-- -->", "<![CDATA[x]]>", "<?x?>", "<!DOCTYPE x>", "&e;", "\0", "\uFEFF", "<t>x</t>", "<is/>", "<rPh><t>y</t></rPh>"];

    /// <summary>The rows of a log as a workbook with shared texts, dates and numbers, or one with all its texts in the cells.</summary>
    public static AWorkbook Sound(int seed, bool shared)
    {
        var (texts, rows) = (new List<string>(), new StringBuilder());
        foreach (var (number, line) in RandomLog.File(RandomLog.Rows(seed, 3)).TrimEnd().Split('\n').Index())
        {
            rows.Append($"<row r=\"{number + 1}\">");
            foreach (var (column, cell) in Cells().Matches(line).Index())
                if (cell.Groups["text"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) is { Length: > 0 } text) rows.Append(Cell(column, number + 1, text));
            rows.Append("</row>");
        }

        var workbook = AWorkbook.Of(rows.ToString()).WithFormats("yyyy-mm-dd");
        return shared ? workbook.With(AWorkbook.SharedTexts, $"<sst xmlns=\"{AWorkbook.Main}\">{string.Concat(texts.Select(text => $"<si><t>{text}</t></si>"))}</sst>") : workbook;

        string Cell(int column, int row, string text)
        {
            var name = Service.Spreadsheets.CellName.Of(column, row);
            var escaped = System.Security.SecurityElement.Escape(text);
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date)) return $"<c r=\"{name}\" s=\"1\"><v>{date.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>";
            if (double.TryParse(text, out _) && !text.StartsWith('#')) return $"<c r=\"{name}\"><v>{text}</v></c>";
            if (!shared) return $"<c r=\"{name}\" t=\"inlineStr\"><is><t>{escaped}</t></is></c>";
            texts.Add(escaped);
            return $"<c r=\"{name}\" t=\"s\"><v>{texts.Count - 1}</v></c>";
        }
    }

    public static byte[] Of(AWorkbook sound, Random random)
    {
        var file = sound;
        var bytes = random.Next(4) == 0;
        if (!bytes || random.Next(4) == 0)
            for (var changes = random.Next(1, 3); changes > 0; changes--) file = Changed(file, random);
        var zip = file.File(random.Next(2) == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
        return bytes ? Damaged(zip, random) : zip;
    }

    private static byte[] Damaged(byte[] zip, Random random)
    {
        var at = random.Next(zip.Length);
        switch (random.Next(4))
        {
            case 0: return zip[..at];
            case 1: return [.. zip[..at], .. zip[Math.Min(zip.Length, at + random.Next(1, 40))..]];
            case 2: return [.. zip[..at], (byte)random.Next(256), .. zip[at..]];
            default:
                for (var flips = random.Next(1, 4); flips > 0; flips--) zip[random.Next(zip.Length)] ^= (byte)(1 << random.Next(8));
                return zip;
        }
    }

    private static AWorkbook Changed(AWorkbook file, Random random)
    {
        var names = file.Parts.Keys.ToArray();
        // Mostly the sheet and what its cells refer to, for there is more to be wrong.
        var chosen = random.Next(3) == 0 ? names : [.. names.Where(part => part is AWorkbook.Sheet or AWorkbook.SharedTexts)];
        if (chosen.Length == 0) return file;
        var name = chosen[random.Next(chosen.Length)];
        var xml = Encoding.UTF8.GetString(file.Parts[name]);
        switch (random.Next(24))
        {
            case 0: return file.Without(name);
            case 1:
                var other = names[random.Next(names.Length)];
                return file.With(name, file.Parts[other]).With(other, file.Parts[name]);
            case 2: return file.With(name, xml[..random.Next(xml.Length)]);
            case 3:
                var at = random.Next(xml.Length);
                return file.With(name, xml[..at] + Junk[random.Next(Junk.Length)] + xml[at..]);
            case 4: return file.With(name, Once(Tags(), xml, random, _ => ""));
            case 5: return file.With(name, Once(Tags(), xml, random, tag => tag + tag));
            case 6: return file.With(name, Once(Elements(), xml, random, _ => ""));
            case 7: return file.With(name, Once(Elements(), xml, random, element => element + element));
            case 8: return file.With(name, Once(Attributes(), xml, random, _ => ""));
            default: return file.With(name, Once(random.Next(4) == 0 ? Values() : Contents(), xml, random, _ => Oddities[random.Next(Oddities.Length)]));
        }
    }

    private static string Once(Regex pattern, string xml, Random random, Func<string, string> change)
    {
        var found = pattern.Matches(xml);
        if (found.Count == 0) return xml;
        var one = found[random.Next(found.Count)].Groups["it"];
        return xml[..one.Index] + change(one.Value) + xml[(one.Index + one.Length)..];
    }

    [GeneratedRegex("(^|,)(\"(?<text>([^\"]|\"\")*)\"|(?<text>[^,\"]*))", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Cells();

    [GeneratedRegex("(?<it></?[a-zA-Z][^<>]*>)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex("(?<it><[a-zA-Z]+[^<>]*>[^<>]*</[a-zA-Z]+>|<c [^<>]*>.*?</c>|<row [^<>]*>.*?</row>)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Elements();

    [GeneratedRegex("(?<it> [a-zA-Z:]+=\"[^\"<>]*\")", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Attributes();

    [GeneratedRegex("=\"(?<it>[^\"<>]*)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Values();

    [GeneratedRegex(">(?<it>[^<>]+)</", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Contents();
}
