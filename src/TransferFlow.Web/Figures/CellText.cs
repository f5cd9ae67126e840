using TransferFlow.Domain;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>How the numbers of answers look on a screen, and why some are not known.</summary>
internal static class CellText
{
    public static string Of(NumberKind kind, double number) => kind switch
    {
        NumberKind.Share => Formats.Percent(number),
        NumberKind.Money => number.ToString("#,0.##"),
        NumberKind.Days or NumberKind.Decimal => number.ToString("#,0.##"),
        _ => number == Math.Floor(number) ? number.ToString("#,0") : number.ToString("#,0.####"),
    };

    /// <summary>A change: with its sign; of shares in percentage points.</summary>
    public static string Change(NumberKind kind, decimal change, Language language)
    {
        var number = kind == NumberKind.Share ? change * 100 : change;
        var text = number == 0 ? "0" : number.ToString("+#,0.##;−#,0.##");
        // A change too small for two decimals is none that should read as none.
        if (text is "+0" or "−0") text = number > 0 ? "+<0.01" : "−<0.01";
        return kind == NumberKind.Share ? $"{text} {Words.PercentagePoints.In(language)}" : text;
    }

    /// <summary>The ends of an interval, either of which may not be known.</summary>
    public static string? Interval(NumberKind kind, double? low, double? high)
    {
        if (low is null && high is null) return null;
        string End(double? end) => end is not { } number ? "…" : kind == NumberKind.Share ? $"{number * 100:0.0}" : Of(kind, number);
        return $"{End(low)}–{End(high)}";
    }

    /// <summary>Why a number is not known.</summary>
    public static Sentence WhyNot(AnswerColumn column, AnswerLine line) =>
        column.Kind == NumberKind.Days ? Words.NotReached
        : line.Cells.TryGetValue("cohort", out var cohort) && cohort.Number == 0 ? Words.NoCohort
        : Words.NotDefined;
}
