using Marten;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Http;
using TransferFlow.Service.Logging.Attaching;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Logging;

/// <summary>上传证据: a file, and which fact of the result it proves, where it is about one.</summary>
public sealed record AttachEvidence(EvidenceFile File, long? Proves = null) : LogCommand
{
    public override Fact ToFact(Reference reference) =>
        new Fact.EvidenceAttached(File.Name, File.MediaType, File.Sha256, File.Content.Length, Proves) { OccurredOn = OccurredOn, SourceRef = SourceRef };
}

/// <summary>Attaches evidence for the endpoint and for pages.</summary>
public sealed class EvidenceDesk(IDocumentStore store, References references, TimeProvider clock)
{
    /// <summary>Decides as on every command; the fact and its file are written together or not at all.</summary>
    /// <exception cref="JasperFx.ConcurrencyException">Something else was logged of the result meanwhile.</exception>
    public async Task<Answer> AttachAsync(string result, AttachEvidence command, Provenance by, CancellationToken stop)
    {
        await using var session = store.LightweightSession(ResultId.HomeOf(result));
        by.StandBeside(session);
        var stream = await session.Events.FetchForWriting<ResultStream>(result, stop);
        if (stream.Aggregate is null) return Answer.Of(UnknownResult(result));
        var circumstances = new Circumstances(await references.CurrentAsync(stop), ChinaCalendar.Today(clock.GetUtcNow()));
        var (answer, facts) = circumstances.Decide(command, stream.Aggregate);
        if (facts.Count == 0) return answer;
        EvidenceFiles.Put(session, command.File.Sha256, command.File.Content);
        stream.AppendMany(facts);
        await session.SaveChangesAsync(stop);
        return answer;
    }

    private static Refusal UnknownResult(string id) => new("unknown-result",
        new($"没有成果“{Fault.Shown(id)}”。", $"There is no result '{Fault.Shown(id)}'."));
}
