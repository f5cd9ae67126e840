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
        return figure.Answer(request, regions, snapshot.Scan(() => new Gathering(snapshot, request, figure), (gathering, segment, range) => gathering.Take(segment, range))
            .Select(gathering => gathering.Gathered));
    }

    private sealed class Gathering(ColumnSnapshot snapshot, FigureRequest request, Figure figure)
    {
        private readonly ResultReader reader = new(snapshot, request.AsOf, request.KnownAt.Sequence);

        public IContributions Gathered { get; } = figure.Gather(request);

        public void Take(Segment segment, Range range)
        {
            for (var result = range.Start.Value; result < range.End.Value; result++)
                if (reader.Read(segment, result)) Gathered.Add(reader.Result);
        }
    }
}
