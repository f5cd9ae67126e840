namespace TransferFlow.Domain.Figures.Estimators;

/// <summary>
/// The exact distribution of how many of many independent trials succeed, each with a probability of its own (Poisson-binomial). Trials of one
/// probability are taken together as a binomial, and the binomials are convolved pairwise.
/// </summary>
/// <remarks>
/// <para>
/// Sources: Y. H. Wang, On the number of successes in independent trials, Statistica Sinica 3 (1993), 295-312; Y. Hong, On computing the distribution
/// function for the Poisson binomial distribution, Computational Statistics and Data Analysis 59 (2013), 41-51.
/// </para>
/// <para>
/// The pairs are always the same and each sum runs in ascending order, so the bits are always the same. In pairs the work grows with the number of
/// trials times the logarithm of the number of groups. Of each distribution only tails whose terms are below 1e-18 are dropped.
/// </para>
/// </remarks>
public sealed class PoissonBinomial
{
    private const double Negligible = 1e-18;
    private const double Tolerance = 1e-12;

    // The probability of least, least + 1, ...
    private readonly long least;
    private readonly double[] weights;

    private PoissonBinomial(long least, double[] weights) => (this.least, this.weights) = (least, weights);

    /// <summary>The distribution of the successes in groups of trials; of none it is 0 for certain.</summary>
    /// <param name="groups">The probability of each trial of a group, 0 to 1, and how many trials it has.</param>
    public static PoissonBinomial Of(IReadOnlyList<(double Probability, long Count)> groups) =>
        groups.Count == 0 ? new(0, [1]) : Of(groups, 0, groups.Count);

    /// <summary>The probability of exactly so many successes.</summary>
    public double At(long successes) => successes < least || successes >= least + weights.Length ? 0 : weights[successes - least];

    /// <summary>The least number k with <c>P(X &lt;= k) &gt;= p - 1e-12</c>.</summary>
    /// <param name="p">Above 0 and below 1.</param>
    public long Quantile(double p)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i];
            if (sum >= p - Tolerance) return least + i;
        }

        return least + weights.Length - 1;
    }

    private static PoissonBinomial Of(IReadOnlyList<(double Probability, long Count)> groups, int from, int to)
    {
        if (to - from == 1) return Binomial(groups[from].Probability, groups[from].Count);
        var middle = from + (to - from) / 2;
        return Convolve(Of(groups, from, middle), Of(groups, middle, to));
    }

    /// <summary>Outwards from the mode by the ratio of neighbouring terms, then made to sum to 1: neither factorials nor logarithms.</summary>
    private static PoissonBinomial Binomial(double p, long n)
    {
        if (p <= 0 || n == 0) return new(0, [1]);
        if (p >= 1) return new(n, [1]);
        var mode = Math.Min(n, (long)((n + 1) * p));
        var odds = p / (1 - p);
        var below = new List<double>();
        var term = 1.0;
        for (var k = mode; k > 0 && (term *= k / ((n - k + 1) * odds)) >= Negligible; k--) below.Add(term);
        var above = new List<double>();
        term = 1.0;
        for (var k = mode; k < n && (term *= (n - k) * odds / (k + 1)) >= Negligible; k++) above.Add(term);

        below.Reverse();
        double[] terms = [.. below, 1, .. above];
        var sum = 0.0;
        foreach (var one in terms) sum += one;
        for (var i = 0; i < terms.Length; i++) terms[i] /= sum;
        return new(mode - below.Count, terms);
    }

    private static PoissonBinomial Convolve(PoissonBinomial x, PoissonBinomial y)
    {
        var (shorter, longer) = x.weights.Length <= y.weights.Length ? (x.weights, y.weights) : (y.weights, x.weights);
        var sums = new double[shorter.Length + longer.Length - 1];
        for (var i = 0; i < shorter.Length; i++)
        {
            var weight = shorter[i];
            var into = sums.AsSpan(i, longer.Length);
            for (var j = 0; j < into.Length; j++) into[j] += weight * longer[j];
        }

        return Trimmed(x.least + y.least, sums);
    }

    private static PoissonBinomial Trimmed(long offset, double[] terms)
    {
        var (from, to) = (0, terms.Length);
        while (terms[from] < Negligible) from++;
        while (terms[to - 1] < Negligible) to--;
        return new(offset + from, terms[from..to]);
    }
}
