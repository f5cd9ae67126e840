using TransferFlow.Domain;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>How the numbers of answers look on a screen, and why some are not known.</summary>
internal static class CellText
{
    public static string Of(NumberKind kind, double number, Language language) => kind switch
    {
        NumberKind.Share => Signed(Formats.Percent(number)),
        NumberKind.Points => $"{Signed($"{number * 100:+0.0;-0.0;0.0}")} {Words.PercentagePoints.In(language)}",
        NumberKind.Money => number.ToString("#,0.##"),
        NumberKind.Days or NumberKind.Decimal => number.ToString("#,0.##"),
        _ => number == Math.Floor(number) ? number.ToString("#,0") : number.ToString("#,0.####"),
    };

    /// <summary>A change: with its sign; of shares in percentage points.</summary>
    public static string Change(NumberKind kind, decimal change, Language language)
    {
        var isShare = kind is NumberKind.Share or NumberKind.Points;
        var number = isShare ? change * 100 : change;
        var text = number == 0 ? "0" : number.ToString("+#,0.##;−#,0.##");
        // A change too small for two decimals is none that should read as none.
        if (text is "+0" or "−0") text = number > 0 ? "+<0.01" : "−<0.01";
        return isShare ? $"{text} {Words.PercentagePoints.In(language)}" : text;
    }

    /// <summary>The ends of an interval, either of which may not be known.</summary>
    public static string? Interval(NumberKind kind, double? low, double? high, Language language)
    {
        if (low is null && high is null) return null;
        string End(double? end) =>
            end is not { } number ? "…" : kind is NumberKind.Share or NumberKind.Points ? Signed($"{number * 100:0.0}") : Of(kind, number, language);
        // A dash beside a minus would be read as another.
        return low < 0 || high < 0 ? $"{End(low)} – {End(high)}" : $"{End(low)}–{End(high)}";
    }

    /// <summary>Why a number is not known.</summary>
    public static Sentence WhyNot(AnswerColumn column, AnswerLine line) =>
        column.Name is "medianAge" or "oldest" ? Words.NobodyInFlight
        : SizeAround(column, line, "facts", "spells") == 0 ? Words.NothingCounted
        : column.Kind == NumberKind.Days ? Words.NotReached
        : SizeAround(column, line, "cohort", "offers") == 0 ? Words.NoCohort
        : Words.NotDefined;

    /// <summary>How many the numbers around a column are about: the size, by one of these names, that stands nearest.</summary>
    private static double? SizeAround(AnswerColumn column, AnswerLine line, params string[] sizes)
    {
        var around = column.Path.SkipLast(1).TakeWhile(step => step.List is null).Select(step => $"{step.Name}.").ToList();
        return Enumerable.Range(0, around.Count + 1).Reverse()
            .SelectMany(depth => sizes, (depth, name) => string.Concat(around.Take(depth)) + name)
            .Select(key => line.Cells.TryGetValue(key, out var cell) ? cell.Number : null)
            .FirstOrDefault(number => number is not null);
    }

    private static string Signed(string number) => number.Replace('-', '−');
}
