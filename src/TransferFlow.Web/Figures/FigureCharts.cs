using TransferFlow.Domain;
using TransferFlow.Domain.Figures;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>The picture of an answer, where one helps: it is chosen by what the answer has, not by which figure it is.</summary>
internal static class FigureCharts
{
    /// <summary>More rows than this are no picture any more.</summary>
    private const int MostRows = 40;

    /// <returns>The kind of the chart, what it says to those who do not see it, and its data; null where there is none.</returns>
    public static (string Kind, Sentence Label, object Data)? Of(FigureAnswer answer, Language language)
    {
        var tables = answer.Sheet.Tables;
        if (answer.Sheet.Heads is ["from", "to"]) return Flow(answer, tables[0], language);
        if (tables.FirstOrDefault(table => table.List == "stages") is { } stages && stages.Columns.Any(column => column.Key == "advanced"))
            return Funnel(stages, language);
        if (tables.FirstOrDefault(table => table.List is null) is { } rows && RateColumns(rows) is { Count: > 0 } rates)
            return Rates(answer, rows, rates, language);
        return null;
    }

    private static List<AnswerColumn> RateColumns(AnswerTable table) =>
        [.. table.Columns.Where(column => column.Name == "rate" && column.Path is [{ List: "horizons" }, _])];

    private static (string, Sentence, object) Rates(FigureAnswer answer, AnswerTable table, List<AnswerColumn> rates, Language language)
    {
        double? Count(AnswerLine line, string name) => line.Cells.TryGetValue(name, out var cell) ? cell.Number : null;
        // A row without a cohort has nothing to draw; the table says so.
        var lines = table.Lines.Where(line => rates.Any(rate => line[rate]?.Number is not null)).Take(MostRows).ToList();
        return ("rates", Words.RatesOfRowsChart, new
        {
            Horizons = rates.Select(rate => Formats.Horizon(rate.Path[0].Name, language)),
            Rows = lines.Select(line => new
            {
                Name = RowTitles.OfKey(answer.Request.By, line.Row, answer.Names).In(language),
                Centre = (string?)null,
                IsHead = line.Row.Length == 0 && answer.Sheet.Heads.Count > 0,
                Cohort = Count(line, "cohort"),
                InFlight = Count(line, "inFlight"),
                Rates = rates.Select(rate => new
                {
                    Rate = line[rate]?.Number,
                    Low = line.Beside(rate, "low")?.Number,
                    High = line.Beside(rate, "high")?.Number,
                    IsWeak = line.IsSaid(rate, "beyondFollowUp") || Count(line, "cohort") < Answers.ConversionRow.Few,
                }),
            }),
            Texts = new { Cohort = Words.Cohort.In(language), InFlight = Words.InFlight.In(language), NoInterval = Words.NoInterval.In(language) },
        });
    }

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
