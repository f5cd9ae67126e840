using System.Text;

namespace TransferFlow.Service;

/// <summary>CSV after RFC 4180, as spreadsheets read it.</summary>
public static class CsvText
{
    public const string LineEnd = "\r\n";

    public static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>One line with its end, each cell quoted where it has to be.</summary>
    public static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(cell => Quote(cell ?? ""))) + LineEnd;

    /// <summary>The file's bytes: UTF-8 with a byte order mark, which spreadsheets need for Chinese.</summary>
    public static byte[] File(string text) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
}
