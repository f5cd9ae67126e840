using System.Text.Json;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Compares an answer of ageing with the oracle.</summary>
internal static class OracleAgeing
{
    public static void Check(JsonElement answer, FigureRequest request, IEnumerable<IReadOnlyList<Fact>> results)
    {
        var silence = int.Parse(request.Option("silence")[1..^1]);
        var all = OracleStay.Of(request, results, byVisit: false, isPlacedByLast: true);
        OracleAgreement.Rows(answer, request, [.. all.Where(stay => stay.Way is null)], stay => stay.Row, (row, inFlight) =>
        {
            foreach (var (stage, at) in row.GetProperty("stages").EnumerateArray().Zip(Stages.All))
                Check(stage, [.. all.Where(stay => stay.Stage == at)], [.. inFlight.Where(stay => stay.Stage == at)], silence);
        });
    }

    private static void Check(JsonElement actual, List<OracleStay> all, List<OracleStay> inFlight, int silence)
    {
        var curve = new OracleCurve([.. all.Select(stay => (stay.Days, stay.Way is not null))]);
        var (median, p85) = (curve.Quantile(0.5).At ?? int.MaxValue, curve.Quantile(0.85).At ?? int.MaxValue);
        int Number(string name) => actual.GetProperty(name).GetInt32();

        Number("inFlight").ShouldBe(inFlight.Count);
        Number("upToMedian").ShouldBe(inFlight.Count(stay => stay.Days <= median));
        Number("upToP85").ShouldBe(inFlight.Count(stay => stay.Days > median && stay.Days <= p85));
        Number("beyondP85").ShouldBe(inFlight.Count(stay => stay.Days > p85));
        Number("silent").ShouldBe(inFlight.Count(stay => stay.SilentFor > silence));
        Number("stalled").ShouldBe(inFlight.Count(stay => stay.Days > p85 || stay.SilentFor > silence));

        var ages = inFlight.Select(stay => stay.Days).Order().ToList();
        OracleAgreement.Near(actual, "medianAge", ages.Count == 0 ? null : ages.Count % 2 == 1 ? ages[ages.Count / 2] : (ages[ages.Count / 2 - 1] + ages[ages.Count / 2]) / 2.0);
        OracleAgreement.Near(actual, "oldest", ages.Count == 0 ? null : ages[^1]);
        OracleAgreement.Near(actual.GetProperty("dwell"), "median", median == int.MaxValue ? null : median);
        OracleAgreement.Near(actual.GetProperty("dwell"), "p85", p85 == int.MaxValue ? null : p85);
    }
}
