using System.Text.Json;

namespace TransferFlow.Web.Figures;

/// <summary>Reads rows into tables. It knows no single figure: what an answer has is named by itself.</summary>
internal sealed class AnswerReader
{
    // Short lists whose items are read across; the items of any other list are lines of their own.
    private static readonly HashSet<string> across = ["horizons", "quantiles"];

    private readonly OrderedDictionary<string, (OrderedDictionary<string, AnswerColumn> Columns, List<AnswerLine> Lines)> tables = [];

    /// <summary>The tables that have any number, that of the rows first.</summary>
    public IReadOnlyList<AnswerTable> Tables() =>
    [
        .. from table in tables
           where table.Value.Columns.Count > 0
           orderby table.Key.Length > 0
           select new AnswerTable(table.Key.Length == 0 ? null : table.Key, [.. table.Value.Columns.Values], table.Value.Lines),
    ];

    public void Add(JsonElement row, IReadOnlyList<string> heads)
    {
        var key = string.Join('>', heads);
        var line = new Line("");
        foreach (var member in row.EnumerateObject().Where(member => !AnswerSheet.IsHead(member.Name)))
        {
            if (IsList(member) && !across.Contains(member.Name)) AddItems(member, key, heads);
            else line.Read(member.Value, [new(null, member.Name)]);
        }

        Add("", line, key, heads, null);
    }

    private void AddItems(JsonProperty list, string row, IReadOnlyList<string> heads)
    {
        foreach (var item in list.Value.EnumerateArray())
        {
            var name = item.EnumerateObject().First().Value.ToString();
            var line = new Line($"{list.Name}.{name}.");
            foreach (var member in item.EnumerateObject().Skip(1)) line.Read(member.Value, [new(null, member.Name)]);
            Add(list.Name, line, row, heads, name);
        }
    }

    private void Add(string list, Line line, string row, IReadOnlyList<string> heads, string? item)
    {
        if (!tables.TryGetValue(list, out var table)) tables.Add(list, table = ([], []));
        foreach (var column in line.Columns) table.Columns.TryAdd(column.Key, column);
        if (line.Columns.Count > 0) table.Lines.Add(new(row, heads, item, line.Cells));
    }

    private static bool IsList(JsonProperty member) =>
        member.Value.ValueKind == JsonValueKind.Array && member.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object);

    /// <param name="before">What stands before the names of its numbers.</param>
    private sealed class Line(string before)
    {
        public List<AnswerColumn> Columns { get; } = [];

        public Dictionary<string, AnswerCell> Cells { get; } = [];

        public void Read(JsonElement element, IReadOnlyList<NumberStep> path)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var member in element.EnumerateObject()) Read(member.Value, [.. path, new(null, member.Name)]);
                    break;
                case JsonValueKind.Array:
                    foreach (var item in element.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)) ReadItem(item, path);
                    break;
                case JsonValueKind.Number:
                    Add(path, element.GetRawText(), isNumber: true);
                    break;
                case JsonValueKind.Null:
                    Add(path, null, isNumber: true);
                    break;
                case JsonValueKind.True or JsonValueKind.False:
                    Add(path, element.GetRawText(), isNumber: false);
                    break;
                case JsonValueKind.String:
                    Add(path, element.GetString(), isNumber: false);
                    break;
            }
        }

        private void Add(IReadOnlyList<NumberStep> path, string? value, bool isNumber)
        {
            var column = new AnswerColumn(path);
            Columns.Add(column);
            Cells[column.Key] = new(before + column.Key, value, isNumber);
        }

        private void ReadItem(JsonElement item, IReadOnlyList<NumberStep> path)
        {
            var (list, name) = (path[^1].Name, item.EnumerateObject().First().Value.ToString());
            foreach (var member in item.EnumerateObject().Skip(1)) Read(member.Value, [.. path.SkipLast(1), new(list, name), new(null, member.Name)]);
        }
    }
}
