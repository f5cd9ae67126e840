namespace TransferFlow.Domain.Figures.Estimators;

/// <summary>
/// The exponential and the natural logarithm with the same bits on every platform. <see cref="Math.Exp"/> and <see cref="Math.Log(double)"/> call
/// the platform's C library, whose last digit differs from one to the next, and a published figure must be re-derivable to the last digit.
/// </summary>
/// <remarks>
/// <para>
/// A port of <c>e_exp.c</c> (1.6) and <c>e_log.c</c> (1.3) of fdlibm 5.3, which Java's StrictMath prescribes too. The operations and their order
/// are Sun's: each is an IEEE 754 addition, multiplication or division, rounded once, and C# fuses none of them. Errors are below 1 ulp.
/// </para>
/// <para>The notices of the originals:</para>
/// <code>
/// ====================================================
/// Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
///
/// Permission to use, copy, modify, and distribute this
/// software is freely granted, provided that this notice
/// is preserved.
/// ====================================================
///
/// ====================================================
/// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
///
/// Developed at SunSoft, a Sun Microsystems, Inc. business.
/// Permission to use, copy, modify, and distribute this
/// software is freely granted, provided that this notice
/// is preserved.
/// ====================================================
/// </code>
/// </remarks>
internal static class Fdlibm
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>e to the power of <paramref name="x"/>; infinite above 709.78, zero below -745.13, NaN for NaN.</summary>
    public static double Exp(double x)
    {
        const double p1 = 1.66666666666666019037e-01;
        const double p2 = -2.77777777770155933842e-03;
        const double p3 = 6.61375632143793436117e-05;
        const double p4 = -1.65339022054652515390e-06;
        const double p5 = 4.13813679705723846039e-08;
        const double inverseLn2 = 1.44269504088896338700e+00;

        if (double.IsNaN(x))
            return x;
        if (x > 7.09782712893383973096e+02)
            return double.PositiveInfinity;
        if (x < -7.45133219101941108420e+02)
            return 0;

        // Reduce x to hi - lo with |hi - lo| <= ln(2) / 2 and x = k ln(2) + (hi - lo).
        var magnitude = HighWord(x) & 0x7fffffff;
        double hi = 0, lo = 0;
        var k = 0;
        if (magnitude > 0x3fd62e42)
        {
            var negative = x < 0;
            k = magnitude < 0x3ff0a2b2 ? (negative ? -1 : 1) : (int)(inverseLn2 * x + (negative ? -0.5 : 0.5));
            hi = x - k * Ln2High;
            lo = k * Ln2Low;
            x = hi - lo;
        }
        else if (magnitude < 0x3e300000)
        {
            return 1 + x;
        }

        var t = x * x;
        var c = x - t * (p1 + t * (p2 + t * (p3 + t * (p4 + t * p5))));
        if (k == 0)
            return 1 - (x * c / (c - 2) - x);
        var y = 1 - (lo - x * c / (2 - c) - hi);
        // A subnormal result is reached by way of a normal one, and rounded once.
        return k >= -1021 ? AddToExponent(y, k) : AddToExponent(y, k + 1000) * 9.33263618503218878990e-302;
    }

    /// <summary>The natural logarithm; minus infinity at 0, NaN below 0 and for NaN.</summary>
    public static double Log(double x)
    {
        const double l1 = 6.666666666666735130e-01;
        const double l2 = 3.999999999940941908e-01;
        const double l3 = 2.857142874366239149e-01;
        const double l4 = 2.222219843214978396e-01;
        const double l5 = 1.818357216161805012e-01;
        const double l6 = 1.531383769920937332e-01;
        const double l7 = 1.479819860511658591e-01;

        if (x == 0)
            return double.NegativeInfinity;
        if (double.IsNaN(x) || x < 0)
            return double.NaN;
        if (double.IsPositiveInfinity(x))
            return x;

        var k = 0;
        if (x < 2.2250738585072014e-308)
        {
            k = -54;
            x *= 1.80143985094819840000e+16;
        }

        // x = 2^k (1 + f) with sqrt(2)/2 < 1 + f < sqrt(2).
        var high = HighWord(x);
        k += (high >> 20) - 1023;
        high &= 0x000fffff;
        var halve = (high + 0x95f64) & 0x100000;
        k += halve >> 20;
        var f = WithHighWord(x, high | (halve ^ 0x3ff00000)) - 1;

        if ((0x000fffff & (2 + high)) < 3)
        {
            if (f == 0)
                return k == 0 ? 0 : k * Ln2High + k * Ln2Low;
            var small = f * f * (0.5 - 0.33333333333333333 * f);
            return k == 0 ? f - small : k * Ln2High - (small - k * Ln2Low - f);
        }

        var s = f / (2 + f);
        var z = s * s;
        var w = z * z;
        var even = w * (l2 + w * (l4 + w * l6));
        var odd = z * (l1 + w * (l3 + w * (l5 + w * l7)));
        var r = odd + even;
        if (((high - 0x6147a) | (0x6b851 - high)) > 0)
        {
            var half = 0.5 * f * f;
            return k == 0 ? f - (half - s * (half + r)) : k * Ln2High - (half - (s * (half + r) + k * Ln2Low) - f);
        }
        return k == 0 ? f - s * (f - r) : k * Ln2High - (s * (f - r) - k * Ln2Low - f);
    }

    private static int HighWord(double x) => (int)(BitConverter.DoubleToInt64Bits(x) >> 32);

    private static double WithHighWord(double x, int high) =>
        BitConverter.Int64BitsToDouble(((long)high << 32) | (BitConverter.DoubleToInt64Bits(x) & 0xffffffffL));

    private static double AddToExponent(double x, int k) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) + ((long)k << 52));
}
