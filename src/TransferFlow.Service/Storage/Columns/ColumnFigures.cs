using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Answers figures from columns: by a scan of the figure's own or, where it has none, from what each core gathers of one known result after another.</summary>
public static class ColumnFigures
{
    /// <summary>The answer's bytes. The snapshot has reached the question's position.</summary>
    public static byte[] Answer(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions)
    {
        var figure = AllFigures.Of(request);
        return ColumnScans.Of(figure)?.Invoke(snapshot, request, regions) ?? OneByOne(figure, snapshot, request, regions);
    }

    /// <summary>The same bytes from one known result after another.</summary>
    internal static byte[] OneByOne(Figure figure, ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions) =>
        figure.Answer(request, regions, figure.Sources(request).SelectMany(source => snapshot.ScanResults(
            source.AsOf, source.KnownAt, figure.LooksAt, () => figure.Gather(source), (gathered, result) => gathered.Add(result))));
}
