using System.Text.Json;

namespace TransferFlow.Domain.Figures;

/// <summary>Takes a row of an answer apart. It knows nothing of the single figures.</summary>
public static class AnswerCells
{
    /// <summary>
    /// Every number, text, flag and null of a row, by its name with the names around it. Items of a list are named by the text of their first member:
    /// <c>horizons.P1Y.rate</c>.
    /// </summary>
    public static IEnumerable<(string Name, JsonElement Value)> Of(JsonElement row) => In(row.EnumerateObject(), "");

    private static IEnumerable<(string Name, JsonElement Value)> In(IEnumerable<JsonProperty> members, string around) => members.SelectMany(member =>
    {
        var name = around + member.Name;
        return member.Value.ValueKind switch
        {
            JsonValueKind.Object => In(member.Value.EnumerateObject(), $"{name}."),
            JsonValueKind.Array => member.Value.EnumerateArray().SelectMany(item =>
                In(item.EnumerateObject().Skip(1), $"{name}.{item.EnumerateObject().First().Value}.")),
            _ => [(name, member.Value)],
        };
    });
}
