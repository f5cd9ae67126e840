using System.Globalization;
using System.Text.RegularExpressions;

namespace TransferFlow.Service.Spreadsheets.Reading;

/// <summary>What the format of a cell makes of its number.</summary>
internal enum NumberKind
{
    Plain,
    Date,
    Time,
}

/// <param name="Digits">With so many digits at least, for formats like <c>000000</c>; 0 for any other.</param>
internal readonly record struct NumberFormat(NumberKind Kind, int Digits = 0);

/// <summary>The formats of the cells' numbers, by their style. A date is nothing but a number that is shown as one.</summary>
internal sealed partial class CellStyles
{
    private readonly List<NumberFormat> formats = [];

    private CellStyles()
    {
    }

    public static CellStyles Read(XlsxPackage package, string? part)
    {
        var styles = new CellStyles();
        if (part is null || !package.Has(part)) return styles;
        using var xml = package.Open(part);
        var own = new Dictionary<int, NumberFormat>();
        var isInCellFormats = false;
        while (xml.Read())
        {
            if (xml.Depth == 1) isInCellFormats = xml.IsStart("cellXfs");
            if (xml.IsStart("numFmt", 2) && Id(xml.Attribute("numFmtId")) is { } number) own[number] = Understand(xml.Attribute("formatCode") ?? "");
            else if (isInCellFormats && xml.IsStart("xf", 2))
                styles.formats.Add(Id(xml.Attribute("numFmtId")) is { } id ? own.TryGetValue(id, out var format) ? format : BuiltIn(id) : default);
        }

        return styles;
    }

    /// <param name="style">As the cell names it; null for the first.</param>
    public NumberFormat Of(string? style)
    {
        if (style is null) return formats.Count > 0 ? formats[0] : default;
        return Id(style) is { } index && index < Math.Max(1, formats.Count)
            ? formats.Count > 0 ? formats[index] : default
            : throw SheetFault.BecauseDamaged("单元格的样式不存在", "a cell has a style that is not there");
    }

    /// <summary>The formats without a code of their own: ECMA-376 part 1, 18.8.30, with those for Chinese and Japanese.</summary>
    private static NumberFormat BuiltIn(int id) => id switch
    {
        (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => new(NumberKind.Date),
        (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) or 55 or 56 => new(NumberKind.Time),
        _ => default,
    };

    /// <summary>Judges the format for positive numbers, without what it shows as it stands: quoted or escaped text, colours, locales.</summary>
    internal static NumberFormat Understand(string code)
    {
        var plain = Literals().Replace(code, "").Split(';')[0].ToLowerInvariant();
        var hasTime = plain.AsSpan().IndexOfAny("hs") >= 0;
        if (plain.AsSpan().IndexOfAny("yd") >= 0 || (plain.Contains('m', StringComparison.Ordinal) && !hasTime)) return new(NumberKind.Date);
        return hasTime ? new(NumberKind.Time) : new(NumberKind.Plain, plain.All(character => character == '0') ? plain.Length : 0);
    }

    private static int? Id(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    [GeneratedRegex("""
        "[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general
        """, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Literals();
}
