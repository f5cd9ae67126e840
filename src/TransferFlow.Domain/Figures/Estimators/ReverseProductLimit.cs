namespace TransferFlow.Domain.Figures.Estimators;

/// <summary>
/// The product-limit estimate of the distribution of right-truncated lags, by reverse time: <c>G(t) = product over u &gt; t of (1 - d_u / n_u)</c>, with d
/// those with a lag of u, and n those with a lag of at most u that would have been seen had it been u. What has happened recently is seen only where its
/// lag is short; the estimate does not take that for a sign that lags are short.
/// </summary>
/// <remarks>
/// It is the distribution among lags up to the longest that could be seen, of which nothing is known beyond. Where nothing is truncated it is the plain
/// share. Sources: S. W. Lagakos, L. M. Barraj and V. De Gruttola, Nonparametric analysis of truncated survival data, with application to AIDS, Biometrika
/// 75 (1988), 515-523; J. D. Kalbfleisch and J. F. Lawless, Inference based on retrospective ascertainment, JASA 84 (1989), 360-372. Products run from the
/// longest lag to the shortest, so that their bits are always the same.
/// </remarks>
public sealed class ReverseProductLimit
{
    private const double Tolerance = 1e-12;

    private readonly int[] lags;
    private readonly double[] shares;

    /// <param name="observed">How many were seen with a lag, and up to which lag they could have been seen; in any order.</param>
    /// <exception cref="ArgumentException">A lag lies beyond its limit: it could not have been seen.</exception>
    public ReverseProductLimit(IReadOnlyCollection<(int Lag, int Limit, long Count)> observed)
    {
        if (observed.Any(one => one.Lag > one.Limit)) throw new ArgumentException("A lag lies beyond its limit.", nameof(observed));
        var ended = new SortedDictionary<int, long>();
        foreach (var (lag, _, count) in observed) ended[lag] = ended.GetValueOrDefault(lag) + count;
        var limits = observed.OrderByDescending(one => one.Limit).ToList();
        lags = [.. ended.Keys];
        shares = new double[lags.Length];

        var share = 1.0;
        var (longer, limited, next) = (0L, 0L, 0);
        for (var at = lags.Length - 1; at >= 0; at--)
        {
            shares[at] = share;
            // At risk are those whose limit is no lower than this, but for those with a longer lag, whose limit is no lower either.
            for (; next < limits.Count && limits[next].Limit >= lags[at]; next++) limited += limits[next].Count;
            share *= 1 - (double)ended[lags[at]] / (limited - longer);
            longer += ended[lags[at]];
        }
    }

    /// <summary>Whether nothing was seen.</summary>
    public bool IsEmpty => lags.Length == 0;

    /// <summary>The share of lags of at most this length, 0 to 1; 0 where nothing was seen.</summary>
    public double Share(int lag)
    {
        var found = Array.BinarySearch(lags, lag);
        var at = found < 0 ? ~found - 1 : found;
        return at < 0 ? 0 : shares[at];
    }

    /// <summary>The least lag with <c>G &gt;= p - 1e-12</c>; null where nothing was seen.</summary>
    /// <param name="p">Above 0 and at most 1.</param>
    public int? Quantile(double p)
    {
        var at = Array.FindIndex(shares, share => share >= p - Tolerance);
        return at < 0 ? null : lags[at];
    }
}
