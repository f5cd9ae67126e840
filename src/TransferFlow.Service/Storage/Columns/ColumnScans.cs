using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Answers one figure by a scan of its own; null where what is asked for does not fit into memory that way.</summary>
internal delegate byte[]? ColumnScan(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions);

/// <summary>
/// The figures that count in numbers alone, many times as fast as one known result after another: those that pages ask at every turn. Each such scan
/// repeats what its figure counts, so a test holds the two together.
/// </summary>
internal static class ColumnScans
{
    private static readonly Dictionary<Figure, ColumnScan> scans = new()
    {
        [AllFigures.StageConversion] = ConversionScan.Answer,
        [AllFigures.Funnel] = FunnelScan.Answer,
        [AllFigures.Flow] = FlowScan.Answer,
    };

    /// <summary>The scan of a figure in the version of its definition; null where it has none.</summary>
    public static ColumnScan? Of(Figure figure) => scans.GetValueOrDefault(figure);
}
