using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Answers figures from columns: each core gathers what its results contribute, and the domain makes an answer of it.</summary>
public static class ColumnFigures
{
    /// <summary>The answer's bytes. The snapshot has reached the question's position.</summary>
    public static byte[] Answer(ColumnSnapshot snapshot, FigureRequest request, RegionCatalogue regions)
    {
        var figure = AllFigures.Of(request);
        if (figure is StageConversion && ConversionScan.Count(snapshot, request, regions) is { } histogram) return histogram.Answer(request, regions);
        return figure.Answer(request, regions, figure.Sources(request).SelectMany(source => snapshot.ScanResults(
            source.AsOf, source.KnownAt, () => figure.Gather(source), (gathered, result) => gathered.Add(result))));
    }
}
