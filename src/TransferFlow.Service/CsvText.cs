namespace TransferFlow.Service;

/// <summary>Cells of CSV after RFC 4180.</summary>
internal static class CsvText
{
    public const string LineEnd = "\r\n";

    public static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
