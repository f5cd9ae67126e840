namespace TransferFlow.Web.Figures;

/// <summary>What a number counts or measures, which decides how it looks.</summary>
public enum NumberKind
{
    Count,

    /// <summary>Between 0 and 1, shown as per cent.</summary>
    Share,

    /// <summary>A difference of shares, shown in percentage points.</summary>
    Points,

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

    private static readonly HashSet<string> shares = ["rate", "share", "least", "most", "growth", "product", "reported", "whole"];

    // At a horizon the ways to end are told by their incidences, and elsewhere by their numbers.
    private static readonly HashSet<string> incidences =
        ["terminated", "withdrawn", "superseded", "ended", "elsewhere", "unknown", "declined", "expired"];

    // Estimates that need not be whole.
    private static readonly HashSet<string> estimates = ["expected", "corrected"];

    public static NumberKind Of(IReadOnlyList<NumberStep> path)
    {
        var name = path[^1].Name;
        if (name.EndsWith("Cny", StringComparison.Ordinal)) return NumberKind.Money;
        if (name == "difference") return NumberKind.Points;
        if (shares.Contains(name) || name.EndsWith("Share", StringComparison.Ordinal)) return NumberKind.Share;
        if (name is "days" or "medianAge" or "oldest" || path.Any(step => step.List == "quantiles" || step.Name == "dwell")) return NumberKind.Days;
        if (incidences.Contains(name) && path.Any(step => step.List == "horizons")) return NumberKind.Share;
        return estimates.Contains(name) ? NumberKind.Decimal : NumberKind.Count;
    }
}
