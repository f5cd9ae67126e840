using System.Text.Json;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Compares an answer of pilot-effect with the oracle: each story is looked at up to its landmark, and then from there on.</summary>
internal static class OraclePilotEffect
{
    /// <param name="Group">with, without, or why it is in neither.</param>
    private sealed record Watched(string Row, string Group, Oracle.Member FromLandmark);

    public static void Check(JsonElement answer, FigureRequest request, IEnumerable<IReadOnlyList<Fact>> results)
    {
        OracleAgreement.Rows(answer, request, Watch(request, results), one => one.Row, (row, all) =>
        {
            int Count(string group) => all.Count(one => one.Group == group);
            row.GetProperty("cohort").GetInt32().ShouldBe(all.Count - Count("excluded"));
            row.GetProperty("excluded").GetInt32().ShouldBe(Count("excluded"));
            row.GetProperty("notAtLandmark").EnumerateObject().Select(reason => (reason.Name, reason.Value.GetInt32()))
                .ShouldBe(new[] { "convertedEarlier", "endedEarlier", "notYetObserved" }.Select(reason => (reason, Count(reason))));
            foreach (var group in new[] { "with", "without" }) OracleAgreement.Conversion(row.GetProperty(group), request, From(all, group), hasExcluded: false);
            foreach (var difference in row.GetProperty("difference").EnumerateArray())
            {
                var at = difference.GetProperty("at").GetString()!;
                Compare(difference, OracleRates.At(at, From(all, "with")), OracleRates.At(at, From(all, "without")));
            }
        });
    }

    private static void Compare(JsonElement actual, OracleRates? with, OracleRates? without)
    {
        var difference = with?.Rate - without?.Rate;
        OracleAgreement.Near(actual, "difference", difference);
        if (difference is null) return;
        var variance = Math.Pow(with!.StandardError, 2) + Math.Pow(without!.StandardError, 2);
        // Rounding may leave a trace of variance where there is none.
        Math.Pow(actual.GetProperty("standardError").GetDouble(), 2).ShouldBe(variance, 1e-14);
        if (variance < 1e-14) return;
        OracleAgreement.Near(actual, "low", difference - 1.959963984540054 * Math.Sqrt(variance));
        OracleAgreement.Near(actual, "high", difference + 1.959963984540054 * Math.Sqrt(variance));
    }

    private static List<Oracle.Member> From(List<Watched> all, string group) => [.. all.Where(one => one.Group == group).Select(one => one.FromLandmark)];

    private static List<Watched> Watch(FigureRequest request, IEnumerable<IReadOnlyList<Fact>> results)
    {
        var ((months, days), _) = OracleRates.Read(request.Option("landmark"));
        var watched = new List<Watched>();
        foreach (var facts in results)
        {
            if (Oracle.Cohort(request with { To = new(Stage.Commercialization) }, [facts]).SingleOrDefault() is not { } member) continue;
            var landmark = member.Entered.AddMonths(months).AddDays(days);
            var hasPilot = facts.OfType<Fact.StageEntered>().Any(entered => entered.Stage == Stage.PilotTesting && entered.OccurredOn <= landmark);
            var group = (member.Outcome, member.Until <= landmark) switch
            {
                ("excluded", _) => "excluded",
                ("converted", true) => "convertedEarlier",
                ("terminated" or "withdrawn" or "superseded", true) => "endedEarlier",
                _ => request.AsOf < landmark ? "notYetObserved" : hasPilot ? "with" : "without",
            };
            watched.Add(new(member.Row, group, member with { Entered = landmark }));
        }

        return watched;
    }
}
