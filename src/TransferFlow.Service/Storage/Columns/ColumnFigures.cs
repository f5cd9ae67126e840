using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Answers figures from columns: each core counts, and the domain makes an answer of what all have counted.</summary>
public static class ColumnFigures
{
    /// <summary>The answer's bytes. The snapshot has reached the question's position.</summary>
    public static byte[] Answer(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions) =>
        Answer(snapshot, [(request, regions)])[0];

    /// <summary>
    /// The answers to several questions, in their order, counted in one pass over the rows and then made side by side.
    /// </summary>
    public static IReadOnlyList<byte[]> Answer(ColumnSnapshot snapshot, IReadOnlyList<(FigureRequest Request, RegionCatalogue Regions)> questions)
    {
        var plans = questions.Select(question => ColumnScans.PlanOf(snapshot, question.Request, question.Regions)).ToList();
        var cores = Counted(snapshot, plans);
        var answers = new byte[plans.Count][];
        Parallel.For(0, plans.Count, i =>
            answers[i] = plans[i].Answer([.. cores.Select(scans => scans[i])]) ?? OneByOne(snapshot, questions[i].Request, questions[i].Regions));
        return answers;
    }

    /// <summary>The same bytes from one known result after another.</summary>
    internal static byte[] OneByOne(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions)
    {
        var plan = OneByOneScan.Plan(snapshot, request, regions);
        return plan.Answer([.. Counted(snapshot, [plan]).SelectMany(scans => scans)])!;
    }

    private static IReadOnlyList<ColumnScan[]> Counted(ColumnSnapshot snapshot, IReadOnlyList<ScanPlan> plans) => snapshot.Scan(
        () => plans.Select(plan => plan.Begin()).ToArray(),
        (scans, segment, range) =>
        {
            foreach (var scan in scans) scan.Take(segment, range);
        });
}
