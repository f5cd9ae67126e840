using TransferFlow.Domain;
using TransferFlow.Web.Answers;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>Rates by row as points with their intervals, whichever figure they are of.</summary>
internal static class RateChart
{
    /// <param name="rates">The columns of the rates: one for each horizon and, where a row has several cohorts, for each of these.</param>
    public static (string Kind, Sentence Label, object Data)? Of(FigureAnswer answer, AnswerTable table, IReadOnlyList<AnswerColumn> rates, Language language)
    {
        var cohorts = rates.GroupBy(BeforeHorizon).ToList();
        // A row without a cohort has nothing to draw; the table says so.
        var drawn =
            from line in table.Lines
            from cohort in cohorts
            where cohort.Any(rate => line[rate]?.Number is not null)
            select Row(answer, table, line, cohort.Key, [.. cohort], cohorts.Count > 1, language);
        var rows = drawn.Take(FigureCharts.MostRows).ToList();
        return rows.Count == 0 ? null : ("rates", Words.RatesOfRowsChart, new
        {
            Horizons = cohorts[0].Select(rate => Formats.Horizon(rate.Path[^2].Name, language)),
            Rows = rows,
            Texts = new { Cohort = Words.Cohort.In(language), InFlight = Words.InFlight.In(language), NoInterval = Words.NoInterval.In(language) },
        });
    }

    private static object Row(
        FigureAnswer answer, AnswerTable table, AnswerLine line, string before, IReadOnlyList<AnswerColumn> rates, bool isOneOfSeveral, Language language)
    {
        double? Count(params string[] names) =>
            names.Select(name => line.Cells.TryGetValue(before + name, out var cell) ? cell.Number : null).FirstOrDefault(number => number is not null);
        Sentence[] names =
        [
            .. line.Row.Length > 0 || table.List is null ? [RowTitles.OfKey(answer.Request.By, line.Row, answer.Names)] : Array.Empty<Sentence>(),
            .. line.ListItem is { } item ? [FigureWords.OfItem(table.List!, item)] : Array.Empty<Sentence>(),
            .. isOneOfSeveral ? [FigureWords.Of(before.TrimEnd('.'))] : Array.Empty<Sentence>(),
        ];
        var size = Count("cohort", "offers");
        return new
        {
            Name = AnswerColumn.Join(names, " · ").In(language),
            Centre = (string?)null,
            IsHead = line.Row.Length == 0 && answer.Sheet.Heads.Count > 0,
            Cohort = size,
            InFlight = Count("inFlight", "pending"),
            Rates = rates.Select(rate => new
            {
                Rate = line[rate]?.Number,
                Low = line.Beside(rate, "low")?.Number,
                High = line.Beside(rate, "high")?.Number,
                IsWeak = line.IsSaid(rate, "beyondFollowUp") || size < ConversionRow.Few,
            }),
        };
    }

    /// <summary>What stands before the horizon: empty, or <c>with.</c>.</summary>
    private static string BeforeHorizon(AnswerColumn rate) => string.Concat(rate.Path.SkipLast(2).Select(step => $"{step.Name}."));
}
