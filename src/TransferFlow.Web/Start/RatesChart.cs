using TransferFlow.Web.Answers;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Start;

/// <summary>The rates as a chart wants them: rows from top to bottom, the centres' own rows as heads of theirs.</summary>
internal static class RatesChart
{
    public static object Of(StartAnswers answers, Language language) => new
    {
        Horizons = answers.Rates.Figure.Total.Horizons.Select(horizon => Formats.Horizon(horizon.At, language)),
        Rows = answers.Groups.SelectMany(group => Rows(group, answers, language)),
        Texts = new { Cohort = Words.Cohort.In(language), InFlight = Words.InFlight.In(language), NoInterval = Words.NoInterval.In(language) },
    };

    private static IEnumerable<object> Rows(RegionGroup group, StartAnswers answers, Language language)
    {
        if (group.Subtotal is { } subtotal) yield return Row(subtotal, Words.ShortCentre(group.Centre!).In(language), group.Centre, isHead: true);
        // A row without a cohort has nothing to draw; the table says so.
        foreach (var (row, _) in group.Rows.Where(row => row.Row.Cohort > 0))
            yield return Row(row, RowNames.Of(row, answers.Names, language), group.Centre, isHead: false);
    }

    private static object Row(ConversionRow row, string name, string? centre, bool isHead) => new
    {
        Name = name,
        Centre = centre,
        IsHead = isHead,
        row.Cohort,
        row.InFlight,
        Rates = row.Horizons.Select(horizon => new { horizon.Rate, horizon.Low, horizon.High, IsWeak = horizon.BeyondFollowUp || row.IsFew }),
    };
}
