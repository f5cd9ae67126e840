namespace TransferFlow.Domain.Figures.Estimators;

/// <summary>By how much the rate of one group exceeds that of another, independent one.</summary>
/// <param name="Difference">From -1 to 1.</param>
/// <param name="Low">The lower end of the normal 95 % interval <c>difference +- z SE</c>, which may lie below -1; null where the error is 0.</param>
/// <param name="High">Its upper end, which may lie above 1.</param>
public sealed record RateDifference(double Difference, double StandardError, double? Low, double? High)
{
    /// <summary>The difference; null where one group is empty. The variances of independent groups add up.</summary>
    public static RateDifference? Between(Incidence? one, Incidence? other)
    {
        if (one is null || other is null) return null;
        var difference = one.Rate - other.Rate;
        var error = Math.Sqrt(one.StandardError * one.StandardError + other.StandardError * other.StandardError);
        var spread = Interval.Z * error;
        return error == 0 ? new(difference, error, null, null) : new(difference, error, difference - spread, difference + spread);
    }
}
