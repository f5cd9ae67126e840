namespace TransferFlow.Domain.Figures.Estimators;

/// <summary>The estimated probabilities at one time after entry.</summary>
/// <param name="Rate">The cumulative incidence F of the cause of interest, 0 to 1.</param>
/// <param name="StandardError">The standard error of the rate.</param>
/// <param name="Interval">The 95 % interval of the rate; null where the rate is 0 or 1 or has no error.</param>
/// <param name="Incidences">The cumulative incidence of every cause, the one of interest included, in the order of the table.</param>
/// <param name="Survival">The probability of still being under way, S. It and the incidences sum to 1.</param>
public sealed record Incidence(double Rate, double StandardError, Interval? Interval, IReadOnlyList<double> Incidences, double Survival);

/// <summary>What a cohort says about one time after entry.</summary>
/// <param name="Estimate">The estimate; null for an empty cohort.</param>
/// <param name="AtRisk">How many were observed for at least that time.</param>
/// <param name="BeyondFollowUp">Whether the time lies after every observation: the estimate then only carries the last one forward.</param>
public sealed record IncidenceAt(Incidence? Estimate, long AtRisk, bool BeyondFollowUp);

/// <summary>
/// The Aalen-Johansen estimate of cumulative incidence: the share that ends by a cause within a time, with the other causes competing and those
/// still under way censored. With no one censored it is the plain share.
/// </summary>
/// <remarks>
/// <para>
/// <c>F(h) = sum over t_j &lt;= h of S(t_j-) c_j / n_j</c> and <c>S(t) = product over t_j &lt;= t of (1 - d_j / n_j)</c>, with c this cause's ends,
/// d all ends and n those at risk. Source: O. O. Aalen and S. Johansen, An empirical transition matrix for non-homogeneous Markov chains based on
/// censored observations, Scandinavian Journal of Statistics 5 (1978), 141-150.
/// </para>
/// <para>
/// <c>Var F(h) = sum over t_j &lt;= h of [(F(h) - F(t_j))^2 d_j / (n_j (n_j - d_j)) + S(t_j-)^2 c_j (n_j - c_j) / n_j^3 - 2 (F(h) - F(t_j)) S(t_j-)
/// c_j / n_j^2]</c>, the Greenwood-type estimate (Andersen, Borgan, Gill and Keiding, Statistical Models Based on Counting Processes, 1993, section
/// IV.4) that R's survival and etm give.
/// </para>
/// <para>
/// Interval: <c>1 - (1 - F)^exp(+-z SE / ((1 - F) ln(1 - F)))</c>, the complement of the log-log interval of 1 - F.
/// </para>
/// <para>Sums and products run in ascending order of time and left to right as written above, so that their bits are always the same.</para>
/// </remarks>
public sealed class AalenJohansen
{
    private const double Tolerance = 1e-12;

    private readonly EventTable table;
    private readonly int cause;

    // Row 0 holds the values at entry and row j those after step j - 1; S(t_j-) is the row before t_j's.
    private readonly double[] survival;
    private readonly double[] incidence;

    /// <summary>Estimates the incidence of all causes, and the error of one.</summary>
    /// <param name="table">The cohort.</param>
    /// <param name="cause">The cause of interest.</param>
    public AalenJohansen(EventTable table, int cause = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cause, table.Causes);
        (this.table, this.cause) = (table, cause);
        survival = new double[table.Steps + 1];
        incidence = new double[(table.Steps + 1) * table.Causes];
        survival[0] = 1;
        for (var step = 0; step < table.Steps; step++)
            Advance(step);
    }

    /// <summary>The probability of having ended by the cause of interest within the given time; 0 for an empty cohort.</summary>
    public double Rate(int time) => RateAfter(table.StepsUpTo(time));

    /// <summary>The probability of still being under way after the given time; 1 for an empty cohort.</summary>
    public double Survival(int time) => survival[table.StepsUpTo(time)];

    /// <summary>
    /// The probability that who is still under way at one time ends by the cause of interest by a later one: <c>(F(later) - F(time)) / S(time)</c>.
    /// Null where nobody is still under way, S(time) = 0, and where the later time lies after every observation and not everyone had ended.
    /// </summary>
    public double? Rate(int time, int later)
    {
        var underWay = Survival(time);
        if (underWay == 0 || (table.IsBeyondFollowUp(later) && Survival(later) > 0)) return null;
        return Math.Min(1, (Rate(later) - Rate(time)) / underWay);
    }

    /// <summary>The estimate at the given time, its error and what it rests on. Takes time in proportion to the steps.</summary>
    public IncidenceAt At(int time)
    {
        var estimate = table.Size == 0 ? null : Estimate(table.StepsUpTo(time));
        return new(estimate, table.AtRiskAt(time), table.IsBeyondFollowUp(time));
    }

    /// <summary>
    /// The least time by which a share <paramref name="p"/> has ended by the cause of interest, least t with <c>F(t) &gt;= p - 1e-12</c>; null where that
    /// was not reached. Source: L. Peng and J. P. Fine, Nonparametric quantile inference with competing-risks data, Biometrika 94 (2007), 735-744.
    /// </summary>
    /// <param name="p">Above 0 and at most 1.</param>
    public int? Quantile(double p)
    {
        for (var step = 0; step < table.Steps; step++)
            if (RateAfter(step + 1) >= p - Tolerance) return table.Elapsed(step);
        return null;
    }

    private void Advance(int step)
    {
        double n = table.AtRisk(step);
        survival[step + 1] = survival[step] * (1 - table.Ended(step) / n);
        var row = step * table.Causes;
        for (var k = 0; k < table.Causes; k++)
        {
            // Where everyone has ended by this cause, rounding may carry the sum a trace above 1.
            incidence[row + table.Causes + k] = Math.Min(1, incidence[row + k] + survival[step] * table.Ends(step, k) / n);
        }
    }

    private double RateAfter(int steps) => incidence[steps * table.Causes + cause];

    private Incidence Estimate(int steps)
    {
        var rate = RateAfter(steps);
        var error = Math.Sqrt(Variance(steps));
        var incidences = incidence.AsSpan(steps * table.Causes, table.Causes).ToArray();
        return new(rate, error, Interval.LogLog(1 - rate, error)?.Complement(), incidences, survival[steps]);
    }

    private double Variance(int steps)
    {
        var rate = RateAfter(steps);
        double variance = 0;
        for (var step = 0; step < steps; step++)
        {
            double n = table.AtRisk(step), d = table.Ended(step), c = table.Ends(step, cause);
            // Without an end all three terms are 0.
            if (d == 0)
                continue;
            var later = rate - RateAfter(step + 1);
            var before = survival[step];
            var greenwood = n == d ? 0 : later * later * d / (n * (n - d));
            variance += greenwood + before * before * c * (n - c) / (n * n * n) - 2 * later * before * c / (n * n);
        }
        // Where the true value is 0 (everyone ended by this cause), rounding may leave it a trace below.
        return Math.Max(0, variance);
    }
}
