using System.Text.Json;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Compares an answer of end-to-end with the oracle's cohorts, one for the whole way and one for each step.</summary>
internal static class OracleEndToEnd
{
    private sealed record Walker(int Way, Oracle.Member Member);

    public static void Check(JsonElement answer, FigureRequest request, IReadOnlyCollection<IReadOnlyList<Fact>> results)
    {
        (string Stage, string To)[] ways = request.Option("until") == "deal"
            ? [("research", "deal"), ("research", "concept-validation"), ("concept-validation", "pilot"), ("pilot", "commercialization"), ("commercialization", "deal")]
            : [("research", "commercialization"), ("research", "concept-validation"), ("concept-validation", "pilot"), ("pilot", "commercialization")];
        var all = ways.SelectMany((way, i) => Oracle.Cohort(Asked(request, way.Stage, way.To), results).Select(member => new Walker(i, member))).ToList();
        OracleAgreement.Rows(answer, request, all, walker => walker.Member.Row, (row, walkers) =>
        {
            List<Oracle.Member> On(int way) => [.. walkers.Where(walker => walker.Way == way).Select(walker => walker.Member)];
            OracleAgreement.Conversion(row.GetProperty("whole"), request, On(0));
            var steps = row.GetProperty("steps").EnumerateArray().ToList();
            steps.Select(step => (step.GetProperty("stage").GetString()!, step.GetProperty("to").GetString()!)).ShouldBe(ways[1..]);
            foreach (var (i, step) in steps.Index()) OracleAgreement.Conversion(step, request, On(i + 1));

            row.GetProperty("product").GetArrayLength().ShouldBe(request.Horizons.Count);
            foreach (var product in row.GetProperty("product").EnumerateArray())
            {
                var at = product.GetProperty("at").GetString()!;
                OracleAgreement.Near(product, "whole", OracleRates.At(at, On(0))?.Rate);
                OracleAgreement.Near(product, "rate", Enumerable.Range(1, ways.Length - 1).Aggregate((double?)1, (rate, way) => rate * OracleRates.At(at, On(way))?.Rate));
            }
        });
    }

    private static FigureRequest Asked(FigureRequest request, string stage, string to) =>
        request with { Stage = Stages.Find(stage), To = to == "deal" ? Target.Deal : new(Stages.Find(to)) };
}
