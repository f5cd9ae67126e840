using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Tells a figure of one known result after another.</summary>
internal sealed class OneByOneScan(ColumnSnapshot snapshot, FigureRequest request, Figure figure) : ColumnScan
{
    private readonly (ResultReader Reader, IContributions Gathered)[] sources =
    [
        .. figure.Sources(request).Select(source =>
            (new ResultReader(snapshot, source.AsOf, source.KnownAt.Sequence, figure.LooksAt), figure.Gather(source))),
    ];

    public static ScanPlan Plan(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions)
    {
        var figure = AllFigures.Of(request);
        return ScanPlan.Of(
            () => new OneByOneScan(snapshot, request, figure), scans => figure.Answer(request, regions, scans.SelectMany(scan => scan.sources.Select(source => source.Gathered))));
    }

    public override void Take(Segment segment, Range range)
    {
        foreach (var (reader, gathered) in sources)
        {
            for (var result = range.Start.Value; result < range.End.Value; result++)
                if (reader.Read(segment, result)) gathered.Add(reader.Result);
        }
    }
}
