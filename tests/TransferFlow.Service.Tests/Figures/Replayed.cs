using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Figures;

/// <summary>The whole log, read straight from the event store, and what the domain alone makes of it.</summary>
internal sealed class Replayed
{
    private readonly RegionCatalogue regions;

    private readonly List<(long Sequence, string Result, Recorded Recorded)> log = [];

    private Replayed(RegionCatalogue regions) => this.regions = regions;

    public static async Task<Replayed> ReadAsync(TestService service)
    {
        var replayed = new Replayed(service.Get<Catalogues>().Regions);
        await using var command = service.Database.CreateCommand(
            $"select seq_id, stream_id, version, type, data, {Recordings.Columns} from mt_events where type <> 'tombstone' order by seq_id");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            replayed.log.Add((reader.GetInt64(0), reader.GetString(1), new(reader.GetInt64(2), FactJson.Read(reader.GetString(3), reader.GetString(4)))
            {
                Recording = Recordings.Read(reader, 5),
            }));
        return replayed;
    }

    public IEnumerable<string> Results => log.Select(entry => entry.Result).Distinct();

    /// <summary>Of each result that has a fact at or below the position, its timeline.</summary>
    /// <param name="correctedAt">Up to where corrections are known; as far as facts where it is null.</param>
    public Dictionary<string, Timeline> Timelines(long knownAt, long? correctedAt = null) => log
        .Where(entry => entry.Sequence <= knownAt && (entry.Recorded.Fact is not Fact.CorrectionApproved || entry.Sequence <= (correctedAt ?? knownAt)))
        .GroupBy(entry => entry.Result).ToDictionary(result => result.Key, result => Timeline.Of(result.Select(entry => entry.Recorded)));

    public byte[] Answer(FigureRequest request)
    {
        var (figure, parameters) = FigureAddress.Read(request.Address)!.Value;
        return Answer(figure, parameters);
    }

    public byte[] Answer(string figure, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var knownAt = Position.Find(parameters.Single(parameter => parameter.Key == "knownAt").Value)!.Value;
        var request = new FigureRequestParser(RegionRevisions.Of(regions), new(2030, 1, 1), knownAt).Parse(figure, parameters) with
        {
            RecordedUntil = log.Where(entry => entry.Sequence <= knownAt.Sequence).Select(entry => (DateOnly?)entry.Recorded.Recording.On).LastOrDefault(),
        };
        return AllFigures.Of(request).Answer(request, regions, Known);
    }

    private IEnumerable<KnownResult> Known(FigureRequest request) =>
        Replay.Results(request.AsOf, Timelines(request.KnownAt.Sequence, request.CorrectedAt?.Sequence).Select(result => new LoggedResult(result.Key, result.Value)));
}
