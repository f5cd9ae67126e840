using System.Text.Json;

namespace TransferFlow.Web.Figures;

/// <summary>An answer as tables: one of what each row says at once, and one for each longer list that the rows have.</summary>
public sealed class AnswerSheet
{
    private static readonly HashSet<string> headNames = ["region", "site", "owner", "field", "from", "to", "name"];

    private AnswerSheet(IReadOnlyList<AnswerTable> tables, IReadOnlyList<string> heads) => (Tables, Heads) = (tables, heads);

    public IReadOnlyList<AnswerTable> Tables { get; }

    /// <summary>By what rows are told apart: region, site, owner, field, or from and to.</summary>
    public IReadOnlyList<string> Heads { get; }

    /// <summary>The line and the column of a number; null where the answer has none of that name there.</summary>
    public (AnswerLine Line, AnswerColumn Column)? Find(string row, string number) => (
        from table in Tables
        from line in table.Lines
        where line.Row == row
        from column in table.Columns
        where line[column]?.Name == number
        select ((AnswerLine, AnswerColumn)?)(line, column)).FirstOrDefault();

    /// <param name="answer">UTF-8 JSON as a figure wrote it.</param>
    public static AnswerSheet Read(ReadOnlyMemory<byte> answer)
    {
        using var document = JsonDocument.Parse(answer);
        var root = document.RootElement;
        var rows = root.TryGetProperty("rows", out var listed) ? listed.EnumerateArray().ToList() : [];
        var reader = new AnswerReader();
        foreach (var row in rows) reader.Add(row, HeadsOf(row));
        reader.Add(root.GetProperty("total"), []);
        return new(reader.Tables(), rows.Count == 0 ? [] : [.. rows[0].EnumerateObject().Select(member => member.Name).Where(name => name != "name" && headNames.Contains(name))]);
    }

    internal static bool IsHead(string name) => headNames.Contains(name);

    private static List<string> HeadsOf(JsonElement row) =>
        [.. row.EnumerateObject().Where(member => member.Name != "name" && headNames.Contains(member.Name)).Select(member => member.Value.GetString() ?? "")];
}
