using TransferFlow.Domain;
using TransferFlow.Domain.Figures;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>The picture of an answer, where one helps: it is chosen by what the answer has, not by which figure it is.</summary>
internal static class FigureCharts
{
    /// <summary>More rows than this are no picture any more.</summary>
    internal const int MostRows = 40;

    /// <returns>The kind of the chart, what it says to those who do not see it, and its data; null where there is none.</returns>
    public static (string Kind, Sentence Label, object Data)? Of(FigureAnswer answer, Language language)
    {
        var tables = answer.Sheet.Tables;
        if (answer.Sheet.Heads is ["from", "to"]) return Flow(answer, tables[0], language);
        if (tables.FirstOrDefault(table => table.List == "stages") is { } stages && stages.Columns.Any(column => column.Key == "advanced"))
            return Funnel(stages, language);
        if (tables.FirstOrDefault(table => RateColumns(table).Count > 0) is { } rates) return RateChart.Of(answer, rates, RateColumns(rates), language);
        if (tables.FirstOrDefault(table => table.List == "months") is { } months) return Months(months, language);
        if (tables.FirstOrDefault(table => table.Columns.Any(column => column.Key == "share") && table.List is not null) is { } shares)
            return Shares(answer, shares, language);
        return null;
    }

    /// <summary>Over all rows, month by month.</summary>
    private static (string, Sentence, object)? Months(AnswerTable table, Language language)
    {
        var total = table.Lines.Where(line => line.Row.Length == 0).ToList();
        return total.Count < 2 ? null : ("lines", Words.MonthsChart, new
        {
            Months = total.Select(line => line.ListItem),
            Series = table.Shown.Where(column => column.Kind is NumberKind.Count or NumberKind.Decimal).Select(column => new
            {
                Name = column.Title.In(language), Values = total.Select(line => line[column]?.Number),
            }),
        });
    }

    /// <summary>How what each row has is shared out.</summary>
    private static (string, Sentence, object)? Shares(FigureAnswer answer, AnswerTable table, Language language)
    {
        var rows = table.Lines.GroupBy(line => line.Row).Where(row => row.Any(line => line.Cells["share"].Number is not null)).Take(MostRows).ToList();
        return rows.Count == 0 ? null : ("shares", Words.SharesChart, new
        {
            Rows = rows.Select(row => RowTitles.OfKey(answer.Request.By, row.Key, answer.Names).In(language)),
            Series = rows[0].Select(item => new
            {
                Name = FigureWords.OfItem(table.List!, item.ListItem!).In(language),
                Values = rows.Select(row => row.First(line => line.ListItem == item.ListItem).Cells["share"].Number),
            }),
        });
    }

    private static List<AnswerColumn> RateColumns(AnswerTable table) =>
        [.. table.Columns.Where(column => column.Name == "rate" && column.Path is [.., { List: "horizons" }, _])];

    private static (string, Sentence, object) Funnel(AnswerTable table, Language language)
    {
        var total = table.Lines.Where(line => line.Row.Length == 0);
        double? Number(AnswerLine line, string name) => line.Cells.TryGetValue(name, out var cell) ? cell.Number : null;
        return ("funnel", Words.FunnelChart, new
        {
            Stages = total.Select(line => new
            {
                Name = FigureWords.OfItem("stages", line.ListItem!).In(language),
                Entered = Number(line, "entered"),
                Advanced = Number(line, "advanced"),
                In = Number(line, "in"),
                Share = Number(line, "advancedShare") is { } share ? Formats.Percent(share) : null,
            }),
            Texts = new { Entered = Words.Entered.In(language), Advanced = Words.Advanced.In(language), In = Words.InStage.In(language) },
        });
    }

    private static (string, Sentence, object)? Flow(FigureAnswer answer, AnswerTable table, Language language)
    {
        var flows = table.Lines.Where(line => line.Heads.Count == 2).Select(line => (line.Heads, Count: line.Cells["count"].Number ?? 0)).Where(flow => flow.Count > 0).ToList();
        if (flows.Count == 0 || flows.SelectMany(flow => flow.Heads).Distinct().Count() > MostRows) return null;
        string Name(string code) => RowTitles.Of(answer.Request.By, code, answer.Names).In(language);
        // Each region stands on both sides: what stayed in it goes straight across.
        return ("sankey", Words.FlowChart, new
        {
            Nodes = flows.Select(flow => $"< {flow.Heads[0]}").Concat(flows.Select(flow => $"> {flow.Heads[1]}")).Distinct()
                .Select(id => new { Id = id, Name = Name(id[2..]), IsFrom = id[0] == '<' }),
            Links = flows.Select(flow => new { From = $"< {flow.Heads[0]}", To = $"> {flow.Heads[1]}", flow.Count }),
        });
    }
}
