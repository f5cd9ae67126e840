using System.Runtime.CompilerServices;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Counts the funnel in one pass over the rows: what <see cref="Funnel"/> counts of one known result after another.</summary>
internal sealed class FunnelScan(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions) : ColumnScan
{
    private const int Stages = 4;
    private const int Standings = 16;
    private const int In = 1;
    private const int Passed = 2;
    private const int Advanced = 4;
    private const int Ended = 8;

    private readonly CellQuestion question = new(snapshot, request, regions);
    private readonly RowCounts counts = new(Stages * Standings);
    private readonly int[] firsts = new int[Stages + 1];

    public static ScanPlan Plan(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions) => ScanPlan.Of(
        () => new FunnelScan(snapshot, request, regions),
        scans => scans.Any(scan => scan.counts.IsTooLarge)
            ? null
            : AllFigures.Funnel.Answer(request, regions, scans.SelectMany(scan => scan.Counts())));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Take(Segment segment, Range range)
    {
        if (counts.IsTooLarge) return;
        for (var result = range.Start.Value; result < range.End.Value; result++)
        {
            var heads = segment.Heads[result];
            if (question.HeadOf(heads) is >= 0 and var head) Take(heads[head], segment.Visits[result]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(in HeadCells head, ReadOnlySpan<VisitCells> visits)
    {
        // A bit for each stage, from 1.
        var (entered, passed, advanced, last) = (0, 0, 0, 0);
        for (var i = 0; i < visits.Length; i++)
        {
            ref readonly var visit = ref visits[i];
            if (!question.HasBegun(visit)) continue;
            last = 1 << visit.Stage;
            advanced |= entered & (last - 1);
            if ((entered & last) == 0) firsts[visit.Stage] = i;
            entered |= last;
            if (visit.PassedOn <= question.Day) passed |= last;
        }

        var hasEnded = head.EndedOn <= question.Day;
        for (var stage = 1; stage <= Stages; stage++)
        {
            var bit = 1 << stage;
            if ((entered & bit) == 0 || !question.LetsIn(visits[firsts[stage]])) continue;
            if (question.RowOf(visits[firsts[stage]], head) is not (>= 0 and var row)) continue;
            var standing = ((passed & bit) == 0 ? 0 : Passed) | ((advanced & bit) == 0 ? 0 : Advanced) | (last != bit ? 0 : hasEnded ? Ended : In);
            counts[row][((stage - 1) * Standings) + standing]++;
        }
    }

    private IEnumerable<FunnelCount> Counts()
    {
        for (var row = 0; row < counts.Rows; row++)
        {
            var member = question.Rows.Members[row];
            for (var i = 0; i < Stages * Standings; i++)
            {
                if (counts[row][i] is not (> 0 and var count)) continue;
                var (stage, standing) = ((Stage)((i / Standings) + 1), i % Standings);
                yield return new(
                    stage, member.Region, member.Key, member.Entered, (standing & In) != 0, (standing & Passed) != 0, (standing & Advanced) != 0,
                    (standing & Ended) != 0, count);
            }
        }
    }
}
