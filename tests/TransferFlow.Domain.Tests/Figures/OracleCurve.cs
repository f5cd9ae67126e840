namespace TransferFlow.Domain.Tests.Figures;

/// <summary>The Kaplan-Meier estimate and its band, told time by time: who is at risk and who ends is counted anew at every time.</summary>
internal sealed class OracleCurve
{
    private const double Z = 1.959963984540054;

    private readonly List<(int Time, double S, double? Low, double? High)> steps = [];

    public OracleCurve(IReadOnlyCollection<(int Time, bool HasEnded)> all)
    {
        double s = 1, sum = 0;
        foreach (var t in all.Select(one => one.Time).Distinct().Order())
        {
            double atRisk = all.Count(one => one.Time >= t), ended = all.Count(one => one.Time == t && one.HasEnded);
            s *= 1 - ended / atRisk;
            if (atRisk > ended) sum += ended / (atRisk * (atRisk - ended));
            steps.Add((t, s, Bound(s, s * Math.Sqrt(sum), -1), Bound(s, s * Math.Sqrt(sum), 1)));
        }
    }

    /// <summary>The least time at which S, and the lower and the upper end of its band, are no more than 1 - p; each null where none is.</summary>
    public (int? At, int? Low, int? High) Quantile(double p) => (Least(step => step.S, p), Least(step => step.Low, p), Least(step => step.High, p));

    private int? Least(Func<(int Time, double S, double? Low, double? High), double?> height, double p) =>
        steps.Where(step => height(step) <= 1 - p + 1e-12).Select(step => (int?)step.Time).FirstOrDefault();

    private static double? Bound(double s, double error, int sign) =>
        s < 1e-12 || s > 1 - 1e-12 || error == 0 ? null : Math.Pow(s, Math.Exp(sign * Z * error / (s * Math.Log(s))));
}
