using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TransferFlow.Service.Monitoring;

/// <summary>
/// Flattens an answer into rows and columns: a line for each row and the total, a column for each number. It knows nothing of the single figures;
/// items of a list are named by their first text, so that a horizon's rate becomes <c>horizons.P1Y.rate</c>.
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

    private static Dictionary<string, string> Row(JsonElement element)
    {
        var row = new Dictionary<string, string>();
        Add(row, "", element);
        return row;
    }

    private static void Add(Dictionary<string, string> row, string path, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                    Add(row, path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    var name = item.EnumerateObject().First();
                    foreach (var property in item.EnumerateObject().Skip(1)) Add(row, $"{path}.{name.Value}.{property.Name}", property.Value);
                }

                break;
            case JsonValueKind.Null:
                break;
            case JsonValueKind.String:
                row[path] = element.GetString()!;
                break;
            default:
                row[path] = element.GetRawText();
                break;
        }
    }

    private static string Rounded(string cell) =>
        cell.Contains('.', StringComparison.Ordinal) && double.TryParse(cell, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.####")
            : cell;

    private static int Width(string cell) => cell.Sum(character => character >= 0x1100 ? 2 : 1);
}
