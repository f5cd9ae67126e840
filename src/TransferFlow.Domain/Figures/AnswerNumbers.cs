using System.Globalization;
using System.Text.Json;

namespace TransferFlow.Domain.Figures;

/// <summary>The numbers of an answer by their rows and names, as <see cref="Part"/> names them.</summary>
public static class AnswerNumbers
{
    /// <summary>What tells which row it is.</summary>
    private static readonly string[] Heads = ["region", "site", "owner", "field", "from", "to", "name"];

    /// <summary>The row of the total.</summary>
    public const string Total = "";

    /// <summary>
    /// Every number, and every null that stands for one, named as <see cref="AnswerCells"/> names them. Numbers that a decimal cannot hold (beyond 28
    /// digits behind the point) are rounded to it.
    /// </summary>
    /// <param name="answer">UTF-8 JSON as a figure wrote it.</param>
    public static IReadOnlyDictionary<(string Row, string Number), decimal?> Of(ReadOnlyMemory<byte> answer)
    {
        using var document = JsonDocument.Parse(answer);
        var numbers = new Dictionary<(string, string), decimal?>();
        AddRow(numbers, Total, document.RootElement.GetProperty("total"));
        if (document.RootElement.TryGetProperty("rows", out var rows))
            foreach (var row in rows.EnumerateArray()) AddRow(numbers, KeyOf(row), row);
        return numbers;
    }

    private static void AddRow(Dictionary<(string, string), decimal?> numbers, string key, JsonElement row)
    {
        foreach (var (name, value) in AnswerCells.Of(row).Where(cell => !Heads.Contains(cell.Name)))
        {
            if (value.ValueKind == JsonValueKind.Null) numbers[(key, name)] = null;
            if (value.ValueKind == JsonValueKind.Number) numbers[(key, name)] = decimal.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The key of a row: that of its region, site, owner or field; of a flow, <c>110000>130000</c>.</summary>
    private static string KeyOf(JsonElement row)
    {
        var first = row.EnumerateObject().First();
        return first.Name == "from" ? $"{first.Value.GetString()}>{row.GetProperty("to").GetString()}" : first.Value.GetString()!;
    }
}
