using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>
/// How each figure is counted: by a scan of its own, on numbers alone, if it is one of those that pages ask at every turn; the others one known result
/// after another, which takes many times as long. A scan repeats what its figure counts, so a test holds the two together.
/// </summary>
internal static class ColumnScans
{
    private static readonly Dictionary<Figure, Func<ColumnSnapshot, FigureRequest, RegionCatalogue, ScanPlan>> own = new()
    {
        [AllFigures.StageConversion] = ConversionScan.Plan,
        [AllFigures.Funnel] = FunnelScan.Plan,
        [AllFigures.Flow] = FlowScan.Plan,
    };

    /// <summary>The figures, in one version of their definition each, that have scans of their own.</summary>
    public static IReadOnlyCollection<Figure> Own => own.Keys;

    public static ScanPlan PlanOf(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions) =>
        own.TryGetValue(AllFigures.Of(request), out var plan) ? plan(snapshot, request, regions) : OneByOneScan.Plan(snapshot, request, regions);
}
