using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace TransferFlow.Service.Spreadsheets;

/// <summary>
/// Characters that XML cannot hold stand in a workbook as <c>_x0007_</c>, their UTF-16 code in hexadecimal, and a text that looks like that has
/// its first underscore escaped (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
/// </summary>
internal static partial class EscapedText
{
    public static string Decode(string text) => !text.Contains("_x", StringComparison.Ordinal)
        ? text
        : Escape().Replace(text, match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.AllowHexSpecifier)).ToString());

    public static string Encode(string text)
    {
        if (IsPlain(text)) return text;
        var escaped = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) escaped.Append(text, i++, 2);
            // A carriage return would be read as a line feed.
            else if (!XmlConvert.IsXmlChar(text[i]) || text[i] == '\r' || Escape().IsMatch(text.AsSpan(i, Math.Min(7, text.Length - i))))
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
            else escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (var character in text)
            if (!XmlConvert.IsXmlChar(character) || character is '_' or '\r') return false;
        return true;
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
