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
    /// Every number, and every null that stands for one. Items of a list are named by their first member's text: <c>horizons.P1Y.rate</c>. Numbers that a
    /// decimal cannot hold (beyond 28 digits behind the point) are rounded to it.
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
        foreach (var member in row.EnumerateObject().Where(member => !Heads.Contains(member.Name))) AddTo(numbers, key, member.Name, member.Value);
    }

    /// <summary>The key of a row: that of its region, site, owner or field; of a flow, <c>110000>130000</c>.</summary>
    private static string KeyOf(JsonElement row)
    {
        var first = row.EnumerateObject().First();
        return first.Name == "from" ? $"{first.Value.GetString()}>{row.GetProperty("to").GetString()}" : first.Value.GetString()!;
    }

    private static void AddTo(Dictionary<(string, string), decimal?> numbers, string row, string path, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject()) AddTo(numbers, row, $"{path}.{member.Name}", member.Value);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    if (item.ValueKind == JsonValueKind.Object) AddTo(numbers, row, $"{path}.{item.EnumerateObject().First().Value}", item);
                break;
            case JsonValueKind.Number:
                numbers[(row, path)] = decimal.Parse(element.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture);
                break;
            case JsonValueKind.Null:
                numbers[(row, path)] = null;
                break;
        }
    }
}
