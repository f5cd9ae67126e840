using System.Runtime.InteropServices;

namespace TransferFlow.Domain.Figures.Estimators;

/// <summary>A two-sided 95 % confidence interval of a probability; both ends lie in [0, 1].</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The 0.975 quantile of the standard normal distribution.</summary>
    public const double Z = 1.959963984540054;

    private const double Negligible = 1e-12;

    /// <summary>The interval of the opposite.</summary>
    public Interval Complement() => new(1 - High, 1 - Low);

    /// <summary>
    /// The log-log interval of a survival probability: <c>S^exp(-+z SE / (S ln S))</c>, which is symmetric on the scale of <c>ln(-ln S)</c> and so
    /// never leaves [0, 1]. Null within 1e-12 of 0 and 1, where the scale has no value, and where the standard error is 0.
    /// Source: Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 1980, section 1.3; R's survfit calls it "log-log".
    /// </summary>
    public static Interval? LogLog(double survival, double standardError)
    {
        if (survival < Negligible || survival > 1 - Negligible || standardError == 0)
            return null;
        var log = Fdlibm.Log(survival);
        var spread = Z * standardError / (survival * log);
        return new(Fdlibm.Exp(log * Fdlibm.Exp(-spread)), Fdlibm.Exp(log * Fdlibm.Exp(spread)));
    }

    /// <summary>
    /// Wilson's score interval of a share, which holds its level for small and for extreme counts. Null for 0 of 0.
    /// Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209-212.
    /// </summary>
    /// <param name="count">How many have the property, 0 to <paramref name="of"/>.</param>
    /// <param name="of">How many there are.</param>
    public static Interval? Wilson(long count, long of)
    {
        if (of == 0)
            return null;
        double n = of;
        var share = count / n;
        var centre = share + Z * Z / (2 * n);
        var spread = Z * Math.Sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        var scale = 1 + Z * Z / n;
        // At the extremes one end is exactly the share; rounding must not push it out of [0, 1].
        return new(count == 0 ? 0 : (centre - spread) / scale, count == of ? 1 : (centre + spread) / scale);
    }
}
