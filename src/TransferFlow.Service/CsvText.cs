using System.Text;
using System.Text.RegularExpressions;

namespace TransferFlow.Service;

/// <summary>
/// CSV after RFC 4180, as spreadsheets read it. A text that they would take for a formula, one that begins with <c>= + - @</c> (also in full
/// width), a tab or a carriage return and is no plain number, gets an apostrophe before it; so does one that begins with apostrophes and then one
/// of these, so that taking one apostrophe away leads back to every text.
/// </summary>
public static partial class CsvText
{
    public const string LineEnd = "\r\n";

    private const string FormulaStarts = "=+-@\t\r＝＋－＠";

    public static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>One line with its end, each cell quoted where it has to be, and none a formula.</summary>
    public static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(cell => Quote(Neutral(cell ?? "")))) + LineEnd;

    /// <summary>The file's bytes: UTF-8 with a byte order mark, which spreadsheets need for Chinese.</summary>
    public static byte[] File(string text) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];

    /// <summary>The text as it is written.</summary>
    public static string Neutral(string cell)
    {
        if (cell.Length == 0 || (cell[0] != '\'' && !FormulaStarts.Contains(cell[0], StringComparison.Ordinal))) return cell;
        return IsEscaped(cell) || (cell[0] != '\'' && !Number().IsMatch(cell)) ? "'" + cell : cell;
    }

    /// <summary>The text that was written: without the apostrophe that kept it from being a formula.</summary>
    public static ReadOnlySpan<char> Original(ReadOnlySpan<char> cell) => cell.Length > 0 && cell[0] == '\'' && IsEscaped(cell) ? cell[1..] : cell;

    /// <summary>Whether it is apostrophes, at least one, and then what a formula begins with.</summary>
    private static bool IsEscaped(ReadOnlySpan<char> cell) =>
        cell.IndexOfAnyExcept('\'') is var start and > 0 && FormulaStarts.Contains(cell[start], StringComparison.Ordinal);

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
