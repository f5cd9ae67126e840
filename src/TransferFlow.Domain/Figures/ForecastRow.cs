using TransferFlow.Domain.Figures.Estimators;

namespace TransferFlow.Domain.Figures;

/// <summary>One row's cohort, now and as of each horizon ago.</summary>
internal sealed class ForecastRow(FigureRequest request)
{
    public CutCohort Now { get; } = new(request.AsOf, request.Clock);

    /// <summary>By horizon; null where so long ago is before the calendar.</summary>
    public IReadOnlyList<CutCohort?> Then { get; } =
        [.. request.Horizons.Select(horizon => horizon.Before(request.AsOf) is { } then ? new CutCohort(then, request.Clock) : null)];

    public void Add(CohortCount count)
    {
        Now.Add(count);
        foreach (var then in Then) then?.Add(count);
    }
}

/// <summary>The curve of a cohort, and whether it rests on enough conversions to be used for itself.</summary>
internal sealed class ForecastCurve
{
    /// <summary>The fewest conversions on which a row's own curve is used.</summary>
    public const int Fewest = 30;

    private readonly Lazy<AalenJohansen> own;
    private readonly ForecastCurve? pooled;
    private readonly bool isOwn;

    /// <param name="pooled">The total's, to be used where the cohort's own is not; null for the total.</param>
    public ForecastCurve(Cohort cohort, ForecastCurve? pooled)
    {
        own = new(() => new(cohort.Table, (int)Outcome.Converted));
        (this.pooled, isOwn) = (pooled, cohort[Outcome.Converted] >= Fewest);
    }

    public AalenJohansen Curve => Code == "row" ? own.Value : (pooled ?? this).own.Value;

    /// <summary>In answers: of the row itself, or of all rows together.</summary>
    public string Code => pooled is not null && isOwn ? "row" : "pooled";
}
