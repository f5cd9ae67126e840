using System.Globalization;
using System.Text;
using System.Text.Json;
using TransferFlow.Domain.Figures;

namespace TransferFlow.Service.Monitoring;

/// <summary>
/// Flattens an answer into rows and columns: a line for each row and the total, a column for each number, named as <see cref="AnswerCells"/> names it.
/// </summary>
public static class FigureTable
{
    /// <summary>As a CSV file; see <see cref="CsvText"/>.</summary>
    public static byte[] Csv(byte[] answer)
    {
        var (columns, rows) = Flatten(answer);
        var lines = rows.Select(row => CsvText.Line(columns.Select(column => row.GetValueOrDefault(column))));
        return CsvText.File(CsvText.Line(columns) + string.Concat(lines));
    }

    /// <summary>Columns padded with blanks, Chinese characters counted as two wide; shares rounded to four decimals.</summary>
    public static byte[] Text(byte[] answer)
    {
        var (columns, rows) = Flatten(answer);
        if (rows is [var only]) (columns, rows) = Turned(columns, only);
        var lines = rows.Select(row => columns.Select(column => Rounded(row.GetValueOrDefault(column, ""))).ToArray()).Prepend([.. columns]).ToList();
        var widths = columns.Select((_, i) => lines.Max(line => Width(line[i]))).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
            text.AppendLine(string.Join("  ", line.Select((cell, i) => cell + new string(' ', widths[i] - Width(cell)))).TrimEnd());
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A single row reads better from top to bottom.</summary>
    private static (List<string> Columns, List<Dictionary<string, string>> Rows) Turned(List<string> columns, Dictionary<string, string> row) =>
        (["number", "value"], [.. columns.Select(column => new Dictionary<string, string> { ["number"] = column, ["value"] = row[column] })]);

    private static (List<string> Columns, List<Dictionary<string, string>> Rows) Flatten(byte[] answer)
    {
        using var document = JsonDocument.Parse(answer);
        var rows = new List<Dictionary<string, string>>();
        if (document.RootElement.TryGetProperty("rows", out var listed)) rows.AddRange(listed.EnumerateArray().Select(Row));
        rows.Add(Row(document.RootElement.GetProperty("total")));
        return ([.. rows.SelectMany(row => row.Keys).Distinct()], rows);
    }

    private static Dictionary<string, string> Row(JsonElement row) =>
        AnswerCells.Of(row).Where(cell => cell.Value.ValueKind != JsonValueKind.Null).ToDictionary(cell => cell.Name, cell => TextOf(cell.Value));

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Rounded(string cell) =>
        cell.Contains('.', StringComparison.Ordinal) && double.TryParse(cell, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.####")
            : cell;

    private static int Width(string cell) => cell.Sum(character => character >= 0x1100 ? 2 : 1);
}
