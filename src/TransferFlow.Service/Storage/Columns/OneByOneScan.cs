using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Tells a figure of one known result after another.</summary>
internal sealed class OneByOneScan(ColumnSnapshot snapshot, FigureRequest request, Figure figure) : ColumnScan
{
    private readonly ResultReader reader = new(snapshot, request.AsOf, request.KnownAt.Sequence, figure.LooksAt);
    private readonly IContributions gathered = figure.Gather(request);

    public static ScanPlan Plan(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions)
    {
        var figure = AllFigures.Of(request);
        return ScanPlan.Of(
            () => new OneByOneScan(snapshot, request, figure), scans => figure.Answer(request, regions, scans.Select(scan => scan.gathered)));
    }

    public override void Take(Segment segment, Range range)
    {
        for (var result = range.Start.Value; result < range.End.Value; result++)
            if (reader.Read(segment, result)) gathered.Add(reader.Result);
    }
}
