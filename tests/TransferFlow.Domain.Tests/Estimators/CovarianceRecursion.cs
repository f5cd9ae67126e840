using TransferFlow.Domain.Figures.Estimators;

namespace TransferFlow.Domain.Tests.Estimators;

/// <summary>
/// The Aalen-Johansen estimator a second time, by another road: the product of transition matrices, row by row over the observations themselves,
/// and the recursion for its covariance (Andersen, Borgan, Gill and Keiding 1993, formula 4.4.20, with multinomial increments). States: 0 under
/// way, k + 1 ended by cause k.
/// </summary>
internal static class CovarianceRecursion
{
    public static (double[] Probabilities, double[,] Covariance) At(int time, IReadOnlyList<Observation> cohort, int causes)
    {
        var states = causes + 1;
        var p = new double[states];
        var covariance = new double[states, states];
        p[0] = 1;
        foreach (var t in cohort.Where(o => o.Cause is not null && o.Elapsed <= time).Select(o => o.Elapsed).Distinct().Order())
        {
            double n = cohort.Count(o => o.Elapsed >= t);
            var hazard = Enumerable.Range(0, causes).Select(k => cohort.Count(o => o.Elapsed == t && o.Cause == k) / n).ToArray();
            double[] move = [-hazard.Sum(), .. hazard];
            covariance = Carry(covariance, move);
            for (var i = 0; i < states; i++)
            {
                for (var j = 0; j < states; j++)
                    covariance[i, j] += p[0] * p[0] * IncrementCovariance(hazard, i, j) / n;
            }
            p = [.. p.Select((value, state) => value + p[0] * move[state])];
        }
        return (p, covariance);
    }

    /// <summary>(I + dA)' C (I + dA), where only the first row of dA is not zero.</summary>
    private static double[,] Carry(double[,] c, double[] move)
    {
        var next = new double[move.Length, move.Length];
        for (var i = 0; i < move.Length; i++)
        {
            for (var j = 0; j < move.Length; j++)
                next[i, j] = c[i, j] + move[i] * c[0, j] + c[i, 0] * move[j] + move[i] * move[j] * c[0, 0];
        }
        return next;
    }

    /// <summary>n times the covariance of the moves into two states; leaving is minus the sum of all moves.</summary>
    private static double IncrementCovariance(double[] hazard, int i, int j)
    {
        if (i == 0)
            return -Enumerable.Range(1, hazard.Length).Sum(k => j == 0 ? -Enumerable.Range(1, hazard.Length).Sum(l => Cell(k, l)) : Cell(k, j));
        return j == 0 ? -Enumerable.Range(1, hazard.Length).Sum(k => Cell(i, k)) : Cell(i, j);

        double Cell(int a, int b) => (a == b ? hazard[a - 1] : 0) - hazard[a - 1] * hazard[b - 1];
    }
}
