using System.Text.Json;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Compares a forecast with the oracle: the facts are cut anew at every date, and chances enter the distribution one result at a time.</summary>
internal static class OracleForecast
{
    /// <summary>A result as the facts up to a date tell it that were known, and what had become of it in the end; null where the question no longer lets it in.</summary>
    private sealed record Watched(Oracle.Member Then, Oracle.Member? InTheEnd);

    /// <param name="Now">Null for what was in that row only as it was known when a back-test's forecast was made.</param>
    private sealed record Placed(string Row, Watched? Now);

    public static void Check(JsonElement answer, FigureRequest request, IReadOnlyCollection<IReadOnlyList<Fact>> results)
    {
        var positions = Positions(request);
        var all = At(request.AsOf, request, results);
        var then = request.Horizons.Zip(positions).Where(test => test.Second is not null)
            .SelectMany(test => At(Move(request.AsOf, $"{test.First}", -1), request, results, test.Second!.Value));
        List<Placed> placed = [.. all.Select(one => new Placed(one.Then.Row, one)), .. then.Select(one => new Placed(one.Then.Row, null))];
        OracleAgreement.Rows(answer, request, placed, one => one.Row, (row, here) =>
        {
            // The total alone is the whole list itself.
            var only = here == placed ? null : here[0].Row;
            Number(row, "converted").ShouldBe(here.Count(one => one.Now?.Then.Outcome == "converted"));
            Number(row, "inFlight").ShouldBe(here.Count(one => one.Now?.Then.Outcome == "inFlight"));
            foreach (var horizon in row.GetProperty("horizons").EnumerateArray())
            {
                var until = Move(request.AsOf, At(horizon), 1);
                horizon.GetProperty("until").GetString().ShouldBe($"{until:yyyy-MM-dd}");
                row.GetProperty("curve").GetString().ShouldBe(Predicted(horizon, request.AsOf, until, only, all).Curve);
            }

            foreach (var (i, backtest) in row.GetProperty("backtests").EnumerateArray().Index()) CheckBack(backtest, positions[i], request, only, results);
        });
    }

    private static void CheckBack(JsonElement backtest, int? position, FigureRequest request, string? only, IReadOnlyCollection<IReadOnlyList<Fact>> results)
    {
        var then = Move(request.AsOf, At(backtest), -1);
        backtest.GetProperty("knowledge").GetString().ShouldBe(position is null ? "retrospective" : "then");
        backtest.GetProperty("knownAt").GetString().ShouldBe(position is null ? $"{request.KnownAt}" : $"main:{position}");
        var (curve, inFlight, predicted) = Predicted(backtest, then, request.AsOf, only, At(then, request, results, position ?? int.MaxValue));
        backtest.GetProperty("asOf").GetString().ShouldBe($"{then:yyyy-MM-dd}");
        backtest.GetProperty("curve").GetString().ShouldBe(curve);
        Number(backtest, "inFlight").ShouldBe(inFlight);
        var converted = predicted.Count(one => one.InTheEnd?.Outcome == "converted");
        Number(backtest, "converted").ShouldBe(converted);
        var inside = backtest.GetProperty("inside");
        if (predicted.Count == 0) inside.ValueKind.ShouldBe(JsonValueKind.Null);
        else inside.GetBoolean().ShouldBe(converted >= Number(backtest, "low") && converted <= Number(backtest, "high"));
    }

    /// <param name="known">How many facts of each result are known.</param>
    private static List<Watched> At(DateOnly date, FigureRequest request, IEnumerable<IReadOnlyList<Fact>> results, int known = int.MaxValue) =>
    [
        .. from one in results
           from member in Oracle.Cohort(request with { AsOf = date }, [[.. one.Take(known)]])
           select new Watched(member, Oracle.Cohort(request with { Within = null }, [one]).SingleOrDefault()),
    ];

    /// <summary>Checks the prediction, and tells whose curve it uses and whom it is about.</summary>
    private static (string Curve, int InFlight, List<Watched> Predicted) Predicted(JsonElement actual, DateOnly from, DateOnly until, string? only, List<Watched> all)
    {
        var inMonths = At(actual)[^1] != 'D';
        var here = all.Where(one => only is null || one.Then.Row == only).ToList();
        var isOwn = only is not null && here.Count(one => one.Then.Outcome == "converted") >= 30;
        var curve = (isOwn ? here : all).Where(one => one.Then.Outcome != "excluded")
            .Select(one => (Time: OracleRates.Elapsed(one.Then.Entered, one.Then.Until, inMonths), one.Then.Outcome)).ToList();
        var inFlight = here.Where(one => one.Then.Outcome == "inFlight").ToList();
        var chances = inFlight.Select(one => (One: one, Chance: Chance(
            OracleRates.Elapsed(one.Then.Entered, from, inMonths), OracleRates.Elapsed(one.Then.Entered, until, inMonths), curve))).ToList();
        var known = chances.Where(one => one.Chance is not null).ToList();

        Number(actual, "undefined").ShouldBe(chances.Count - known.Count);
        OracleAgreement.Near(actual, "expected", known.Count == 0 ? null : known.Sum(one => one.Chance));
        OracleAgreement.Near(actual, "low", known.Count == 0 ? null : Point(0.025, known.Select(one => one.Chance!.Value)));
        OracleAgreement.Near(actual, "high", known.Count == 0 ? null : Point(0.975, known.Select(one => one.Chance!.Value)));
        return (isOwn ? "row" : "pooled", inFlight.Count, [.. known.Select(one => one.One)]);
    }

    private static double? Chance((int, int) age, (int, int) later, List<((int, int) Time, string Outcome)> curve)
    {
        double s = 1, f = 0, sAtAge = 1, fAtAge = 0;
        foreach (var t in curve.Select(one => one.Time).Distinct().Order().Where(t => t.CompareTo(later) <= 0))
        {
            double atRisk = curve.Count(one => one.Time.CompareTo(t) >= 0);
            f += s * curve.Count(one => one.Time == t && one.Outcome == "converted") / atRisk;
            s *= 1 - curve.Count(one => one.Time == t && one.Outcome != "inFlight") / atRisk;
            if (t.CompareTo(age) <= 0) (sAtAge, fAtAge) = (s, f);
        }

        var isBeyond = curve.TrueForAll(one => one.Time.CompareTo(later) < 0);
        return sAtAge == 0 || (isBeyond && s > 0) ? null : (f - fAtAge) / sAtAge;
    }

    private static int Point(double p, IEnumerable<double> chances)
    {
        var distribution = new List<double> { 1 };
        foreach (var chance in chances)
        {
            distribution.Add(0);
            for (var k = distribution.Count - 1; k >= 0; k--) distribution[k] = distribution[k] * (1 - chance) + (k > 0 ? distribution[k - 1] * chance : 0);
        }

        return Enumerable.Range(0, distribution.Count).First(k => distribution.Take(k + 1).Sum() >= p - 1e-12);
    }

    /// <summary>The position of each back-test, by horizon; null where it is retrospective.</summary>
    private static List<int?> Positions(FigureRequest request)
    {
        var positions = request.Option("backTestKnownAt").Split(';').Select(position => position == "retrospective" ? (int?)null : int.Parse(position[5..])).ToList();
        return positions.Count == request.Horizons.Count ? positions : [.. request.Horizons.Select(_ => positions.Single())];
    }

    private static string At(JsonElement horizon) => horizon.GetProperty("at").GetString()!;

    private static DateOnly Move(DateOnly date, string by, int sign)
    {
        var ((months, days), _) = OracleRates.Read(by);
        return date.AddMonths(sign * months).AddDays(sign * days);
    }

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();
}
