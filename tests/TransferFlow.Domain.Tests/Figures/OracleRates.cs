using TransferFlow.Domain.Figures;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>The Aalen-Johansen estimate, term by term as the definition writes it, over members that are counted anew for every term.</summary>
/// <param name="Ends">Incidences of the three ends.</param>
internal sealed record OracleRates(double Rate, double? Low, double? High, double StandardError, double[] Ends, double Survival, long AtRisk, bool BeyondFollowUp)
{
    private const double Z = 1.959963984540054;

    private static readonly string[] causes = ["converted", "terminated", "withdrawn", "superseded"];

    /// <param name="horizon">As in a question: <c>P365D</c>, <c>P18M</c>, <c>P3Y</c>.</param>
    /// <returns>Null for an empty cohort.</returns>
    public static OracleRates? At(string horizon, IEnumerable<Oracle.Member> rows)
    {
        var (h, inMonths) = Read(horizon);
        var cohort = rows.Where(row => row.Outcome != "excluded").Select(row => (Time: Elapsed(row.Entered, row.Until, inMonths), row.Outcome)).ToList();
        if (cohort.Count == 0) return null;

        double Incidence(string cause, (int, int) until) => Times(until).Sum(t => Survival(t, before: true) * Ended(t, cause) / AtRisk(t));
        double Survival((int, int) until, bool before = false) =>
            Times(until).Where(t => !before || t.CompareTo(until) < 0).Aggregate(1.0, (s, t) => s * (1 - causes.Sum(cause => Ended(t, cause)) / AtRisk(t)));
        double AtRisk((int, int) t) => cohort.Count(one => one.Time.CompareTo(t) >= 0);
        double Ended((int, int) t, string cause) => cohort.Count(one => one.Time == t && one.Outcome == cause);
        List<(int, int)> Times((int, int) until) => [.. cohort.Select(one => one.Time).Where(t => t.CompareTo(until) <= 0).Distinct().Order()];

        double variance = 0, rate = Incidence("converted", h);
        foreach (var t in Times(h))
        {
            double n = AtRisk(t), d = causes.Sum(cause => Ended(t, cause)), c = Ended(t, "converted"), rest = rate - Incidence("converted", t), s = Survival(t, before: true);
            variance += (n == d ? 0 : rest * rest * d / (n * (n - d))) + s * s * c * (n - c) / Math.Pow(n, 3) - 2 * rest * s * c / (n * n);
        }

        var error = Math.Sqrt(Math.Max(0, variance));
        double? Bound(int sign) => rate < 1e-12 || rate > 1 - 1e-12 || error == 0
            ? null
            : 1 - Math.Pow(1 - rate, Math.Exp(sign * Z * error / ((1 - rate) * Math.Log(1 - rate))));
        return new(rate, Bound(1), Bound(-1), error, [.. causes[1..].Select(cause => Incidence(cause, h))], Survival(h), (long)AtRisk(h), cohort.All(one => one.Time.CompareTo(h) < 0));
    }

    /// <summary>Days as (0, days); months as (whole months from the entry, days left over).</summary>
    public static (int, int) Elapsed(DateOnly entry, DateOnly until, bool inMonths)
    {
        if (!inMonths) return (0, until.DayNumber - entry.DayNumber);
        var months = 0;
        while (entry.AddMonths(months + 1) <= until) months++;
        return (months, until.DayNumber - entry.AddMonths(months).DayNumber);
    }

    public static ((int, int) Length, bool InMonths) Read(string horizon)
    {
        var number = int.Parse(horizon[1..^1]);
        return horizon[^1] switch
        {
            'D' => ((0, number), false),
            'M' => ((number, 0), true),
            _ => ((12 * number, 0), true),
        };
    }
}
