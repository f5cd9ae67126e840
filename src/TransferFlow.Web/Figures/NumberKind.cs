namespace TransferFlow.Web.Figures;

/// <summary>What a number counts or measures, which decides how it looks.</summary>
public enum NumberKind
{
    Count,

    /// <summary>Between 0 and 1, shown as per cent.</summary>
    Share,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Yuan.</summary>
    Money,

    /// <summary>Expected numbers of results and the like, which need not be whole.</summary>
    Decimal,
}

/// <summary>Tells by the names in an answer what a number is: figures use the same names for the same things.</summary>
internal static class NumberKinds
{
    /// <summary>Names of what belongs to a number beside it.</summary>
    public static IReadOnlySet<string> Companions { get; } = new HashSet<string> { "low", "high", "standardError", "atRisk", "beyondFollowUp" };

    private static readonly HashSet<string> shares =
    [
        "rate", "share", "advancedShare", "least", "most", "elsewhere", "growth", "difference", "product", "coverage", "naive", "reported",
    ];

    // Numbers that stand around shares, as intervals and the incidences of ends do, are shares themselves.
    private static readonly HashSet<string> lists = ["horizons"];

    private static readonly HashSet<string> counts = ["atRisk", "cohort", "count", "converted", "events"];

    public static NumberKind Of(IReadOnlyList<NumberStep> path)
    {
        var name = path[^1].Name;
        if (counts.Contains(name)) return NumberKind.Count;
        if (name.EndsWith("Cny", StringComparison.Ordinal)) return NumberKind.Money;
        if (shares.Contains(name) || name.EndsWith("Share", StringComparison.Ordinal) || name.EndsWith("Rate", StringComparison.Ordinal)) return NumberKind.Share;
        if (name == "days" || path.Any(step => step.List == "quantiles" || step.Name is "dwell" or "days")) return NumberKind.Days;
        if (path.Any(step => lists.Contains(step.List ?? "") || step.Name == "naive")) return NumberKind.Share;
        return name is "expected" or "low" or "high" or "standardError" ? NumberKind.Decimal : NumberKind.Count;
    }
}
