namespace TransferFlow.Domain.Figures.Estimators;

/// <summary>The estimated probability of still being under way at one time after entry.</summary>
/// <param name="Probability">S, 0 to 1.</param>
/// <param name="StandardError">Greenwood's standard error; 0 where S is 0 or 1.</param>
/// <param name="Interval">The 95 % log-log interval; null where S is 0 or 1.</param>
public sealed record Survival(double Probability, double StandardError, Interval? Interval);

/// <summary>What a cohort says about one time after entry.</summary>
/// <param name="Estimate">The estimate; null for an empty cohort.</param>
/// <param name="AtRisk">How many were observed for at least that time.</param>
/// <param name="BeyondFollowUp">Whether the time lies after every observation: the estimate then only carries the last one forward.</param>
public sealed record SurvivalAt(Survival? Estimate, long AtRisk, bool BeyondFollowUp);

/// <summary>A quantile of the time to the end and its 95 % interval, as keys of elapsed times; each is null where it is not reached.</summary>
public sealed record TimeQuantile(int? Elapsed, int? Low, int? High);

/// <summary>
/// The Kaplan-Meier estimate of the time to the end, whatever its cause: <c>S(t) = product over t_j &lt;= t of (1 - d_j / n_j)</c>, with
/// Greenwood's variance <c>S(t)^2 sum over t_j &lt;= t of d_j / (n_j (n_j - d_j))</c>, whose last term is left out where n_j = d_j,
/// because S is then 0.
/// </summary>
/// <remarks>
/// Sources: E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations, JASA 53 (1958), 457-481; M. Greenwood, The natural
/// duration of cancer, Reports on Public Health and Medical Subjects 33 (1926). Sums and products run in ascending order of time.
/// </remarks>
public sealed class KaplanMeier
{
    private const double Tolerance = 1e-12;

    private readonly EventTable table;

    // Row 0 holds the values at entry, row j those after step j - 1.
    private readonly double[] survival;
    private readonly double[] greenwood;
    private readonly Lazy<Interval?[]> band;

    /// <summary>Estimates the survival of a cohort, all its causes taken as one.</summary>
    public KaplanMeier(EventTable table)
    {
        this.table = table;
        survival = new double[table.Steps + 1];
        greenwood = new double[table.Steps + 1];
        band = new(() => [.. Enumerable.Range(0, table.Steps + 1).Select(IntervalAfter)]);
        survival[0] = 1;
        for (var step = 0; step < table.Steps; step++)
        {
            double n = table.AtRisk(step), d = table.Ended(step);
            survival[step + 1] = survival[step] * (1 - d / n);
            greenwood[step + 1] = greenwood[step] + (n == d ? 0 : d / (n * (n - d)));
        }
    }

    /// <summary>The estimate at the given time, its error and what it rests on.</summary>
    public SurvivalAt At(int time)
    {
        var steps = table.StepsUpTo(time);
        Survival? estimate = table.Size == 0 ? null : new(survival[steps], ErrorAfter(steps), IntervalAfter(steps));
        return new(estimate, table.AtRiskAt(time), table.IsBeyondFollowUp(time));
    }

    /// <summary>
    /// The least time by which a share <paramref name="p"/> has ended: least t with <c>S(t) &lt;= 1 - p + 1e-12</c>. Its interval reads the log-log
    /// band at the same height. Source: R. Brookmeyer and J. Crowley, A confidence interval for the median survival time, Biometrics 38 (1982),
    /// 29-41.
    /// </summary>
    /// <param name="p">Above 0 and below 1; 0.5 for the median.</param>
    public TimeQuantile Quantile(double p)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(p, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p, 1);
        var level = 1 - p + Tolerance;
        return new(
            First(steps => survival[steps] <= level),
            First(steps => band.Value[steps]?.Low <= level),
            First(steps => band.Value[steps]?.High <= level));
    }

    private int? First(Func<int, bool> reached)
    {
        for (var step = 0; step < table.Steps; step++)
        {
            if (reached(step + 1))
                return table.Elapsed(step);
        }
        return null;
    }

    private double ErrorAfter(int steps) => survival[steps] * Math.Sqrt(greenwood[steps]);

    private Interval? IntervalAfter(int steps) => Interval.LogLog(survival[steps], ErrorAfter(steps));
}
