using TransferFlow.Domain.Figures.Estimators;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Figures;

/// <summary>How many of those in flight in one row are to convert by a date.</summary>
internal sealed class Prediction
{
    /// <param name="whose">Whose conversions are predicted, and from which date.</param>
    /// <param name="curve">The curve by which they are.</param>
    /// <param name="until">The date by which.</param>
    public Prediction(CutCohort whose, AalenJohansen curve, DateOnly until, Clock clock)
    {
        var ages = new SortedDictionary<(int Age, int Later), (long InFlight, long Converted)>();
        foreach (var (entered, inFlight, converted) in whose.InFlight)
        {
            var age = (Elapsed.Between(entered, whose.At, clock).Key, Elapsed.Between(entered, until, clock).Key);
            var before = ages.GetValueOrDefault(age);
            ages[age] = (before.InFlight + inFlight, before.Converted + converted);
        }

        var groups = new List<(double, long)>();
        var expected = 0.0;
        foreach (var ((age, later), (inFlight, converted)) in ages)
        {
            if (curve.Rate(age, later) is not { } rate)
            {
                Undefined += inFlight;
                continue;
            }

            groups.Add((rate, inFlight));
            expected += rate * inFlight;
            Converted += converted;
        }

        if (groups.Count == 0) return;
        var distribution = PoissonBinomial.Of(groups);
        (Expected, Low, High) = (expected, distribution.Quantile(0.025), distribution.Quantile(0.975));
    }

    /// <summary>Those whose chance the curve does not tell.</summary>
    public long Undefined { get; }

    /// <summary>How many are to convert, on average; it and its interval are null where nobody's chance is defined.</summary>
    public double? Expected { get; }

    public long? Low { get; }

    public long? High { get; }

    /// <summary>How many of those predicted converted after all, where the counts tell of later.</summary>
    public long Converted { get; }

    /// <summary>Whether they are as many as the interval said; null where there is none.</summary>
    public bool? IsInside => Low is null ? null : Converted >= Low && Converted <= High;
}
