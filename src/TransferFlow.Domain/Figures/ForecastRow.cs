using TransferFlow.Domain.Figures.Estimators;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Figures;

/// <summary>One row's cohort, now and as of each horizon ago.</summary>
internal sealed class ForecastRow(FigureRequest request)
{
    private readonly IReadOnlyList<Position?> positions = BackTests.Positions(request);

    public CutCohort Now { get; } = new(request.AsOf, request.Clock);

    /// <summary>By horizon; null where so long ago is before the calendar.</summary>
    public IReadOnlyList<CutCohort?> Then { get; } = [.. BackTests.Days(request).Select(day => day is { } then ? new CutCohort(then, request.Clock) : null)];

    /// <param name="hasConverted">Whether what is counted for a back-test has converted since.</param>
    public void Add(ForecastCount count, bool hasConverted)
    {
        if (count.BackTest is { } test)
        {
            Then[test]!.Add(count.Cohort, hasConverted);
            return;
        }

        Now.Add(count.Cohort);
        foreach (var (then, _) in Then.Zip(positions).Where(test => test.Second is null)) then?.Add(count.Cohort);
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
