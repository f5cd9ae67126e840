using Npgsql;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Monitoring.Queries;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Monitoring;

/// <summary>
/// Answers the questions of regional offices. The read model delivers whole numbers; everything else is the domain's. The page, the
/// command line and HTTP all get their figures, byte for byte, from here.
/// </summary>
/// <param name="known">What is known of each result, for the questions that have no shorter way.</param>
/// <param name="columns">The read model in memory, which a server has; without it the database counts.</param>
public sealed class Figures(
    NpgsqlDataSource database, Knowledge knowledge, Catalogues catalogues, References references, TimeProvider clock, IKnownResults known,
    ColumnStore? columns = null)
{
    private static Refusal CorrectedLater { get; } = new("corrected-later", new(
        "correctedAt不能晚于knownAt：更正所针对的事实须已知。", "'correctedAt' cannot be later than 'knownAt': what is corrected has to be known."), "correctedAt");

    /// <summary>The figure's bytes (UTF-8 JSON) at the position that the parameters name, or at the present mark.</summary>
    /// <inheritdoc cref="AskAsync"/>
    /// <exception cref="StartingException">The server is still loading.</exception>
    public async Task<byte[]> AnswerAsync(
        string figure, IReadOnlyCollection<KeyValuePair<string, string>> parameters, Caller? caller, CancellationToken stop) =>
        await AnswerAsync(await AskAsync(figure, parameters, caller, stop), stop);

    /// <summary>The bytes of the answer to a question with everything written out.</summary>
    public async Task<byte[]> AnswerAsync(FigureRequest request, CancellationToken stop) => (await AnswerAsync([request], stop))[0];

    /// <summary>The bytes of the answers to several questions with everything written out, in their order.</summary>
    public async Task<IReadOnlyList<byte[]>> AnswerAsync(IReadOnlyList<FigureRequest> requests, CancellationToken stop)
    {
        var asked = new List<(FigureRequest Request, RegionCatalogue Regions)>();
        foreach (var request in requests) asked.Add((await WithRecordedAsync(request, stop), RegionsOf(request)));
        if (columns is not null && requests.All(request => request.CorrectedAt is null)
            && await columns.ReachAsync(requests.Max(request => request.KnownAt), stop) is { } snapshot)
            return ColumnFigures.Answer(snapshot, asked);
        await using var connection = await database.OpenConnectionAsync(stop);
        var answers = new List<byte[]>();
        foreach (var (request, regions) in asked)
        {
            answers.Add(request.CorrectedAt is null
                ? await FigureQueries.AnswerAsync(connection, request, regions, stop)
                : AllFigures.Of(request).Answer(request, regions, await GatherAsync(AllFigures.Of(request), request, stop)));
        }

        return answers;
    }

    /// <summary>The question with everything written out, at a position that the read model has reached.</summary>
    /// <param name="parameters">Named as in the address: <c>stage</c>, <c>by</c>, <c>asOf</c>, <c>knownAt</c> and so on.</param>
    /// <param name="caller">Whose rights count; null at the console, where who can run it can reach the database anyway.</param>
    /// <exception cref="RefusedException">The question cannot be asked, or not by this caller.</exception>
    /// <exception cref="NotReadyException">The read model has not reached the position yet.</exception>
    public async Task<FigureRequest> AskAsync(
        string figure, IReadOnlyCollection<KeyValuePair<string, string>> parameters, Caller? caller, CancellationToken stop)
    {
        if (parameters.FirstOrDefault(parameter => parameter.Value.Any(char.IsControl)).Key is { } name)
            throw new RefusedException(Fault.ForbiddenCharacter(name));
        // What cannot be asked is refused before anyone waits for the position.
        var asked = new FigureRequestParser(catalogues.Revisions, ChinaCalendar.Today(clock.GetUtcNow()), new(long.MaxValue)).Parse(figure, parameters);
        if (caller is not null && !FigureAccess.MayAsk(caller, asked, await references.CurrentAsync(stop))) throw new RefusedException(Refusals.NotYourFigure);
        var knownAt = await knowledge.PinAsync(parameters.FirstOrDefault(parameter => parameter.Key == "knownAt").Value, stop);
        if (asked.CorrectedAt > knownAt) throw new RefusedException(CorrectedLater);
        var pinned = asked with { KnownAt = knownAt, CorrectedAt = asked.CorrectedAt == knownAt ? null : asked.CorrectedAt };
        if (pinned.Has(BackTests.Option) && !parameters.Any(parameter => parameter.Key == BackTests.Option.Name && parameter.Value.Length > 0))
            pinned = pinned.With(BackTests.Option, await BackTestsOfAsync(pinned, stop));
        return AllFigures.Of(pinned).RefusalOf(pinned) is { } refusal ? throw new RefusedException(refusal) : pinned;
    }

    /// <summary>What is known of results where this question is asked.</summary>
    internal IKnownResults KnownAt(FigureRequest request) => request.CorrectedAt is { } correctedAt ? new UncorrectedResults(database, known, correctedAt) : known;

    /// <summary>All that results contribute to the answer, where it is asked and where it looks back to.</summary>
    internal async Task<IReadOnlyList<IContributions>> GatherAsync(Figure figure, FigureRequest request, CancellationToken stop)
    {
        var gathered = new List<IContributions>();
        foreach (var source in figure.Sources(request))
        {
            gathered.AddRange(await KnownAt(source).GatherAsync(
                source.AsOf, source.KnownAt, figure.LooksAt, () => figure.Gather(source), (some, result) => some.Add(result), stop));
        }

        return gathered;
    }

    /// <summary>What was known, as far as the question knows it, on the days on which the forecasts to be tested were made.</summary>
    private async Task<string> BackTestsOfAsync(FigureRequest request, CancellationToken stop)
    {
        var positions = new List<Position?>();
        foreach (var day in BackTests.Days(request))
        {
            var reached = day is { } then ? await knowledge.ReachedByAsync(then, stop) : null;
            positions.Add(reached > request.KnownAt ? request.KnownAt : reached);
        }

        return BackTests.Of(positions);
    }

    private async Task<FigureRequest> WithRecordedAsync(FigureRequest request, CancellationToken stop) => AllFigures.Of(request).AsksForNewestRecord
        ? request with { RecordedUntil = await Recordings.UntilAsync(database, request.KnownAt, stop) }
        : request;

    /// <summary>The catalogue by which a question is answered.</summary>
    public RegionCatalogue RegionsOf(FigureRequest request) =>
        catalogues.Revisions.Find(request.Codes) ?? throw new ArgumentException($"There is no revision {request.Codes}.", nameof(request));
}
