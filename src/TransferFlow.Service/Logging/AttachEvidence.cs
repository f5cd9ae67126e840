using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Logging.Attaching;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>上传证据: a file, and which fact of the result it proves, where it is about one.</summary>
public sealed record AttachEvidence(EvidenceFile File, long? Proves = null) : LogCommand
{
    public override Fact ToFact(Reference reference) =>
        new Fact.EvidenceAttached(File.Name, File.MediaType, File.Sha256, File.Content.Length, Proves) { OccurredOn = OccurredOn, SourceRef = SourceRef };

    public override void WriteBeside(IDocumentSession session) => EvidenceFiles.Put(session, File.Sha256, File.Content);
}

/// <summary>
/// Takes evidence as a form: <c>file</c>, <c>occurredOn</c>, and as they are needed <c>proves</c>, <c>sourceRef</c>, <c>why</c> and <c>version</c>.
/// </summary>
public static class AttachEvidenceEndpoint
{
    /// <summary>Reads the form, from those only who may know of the result. The file is held in memory until the answer is sent.</summary>
    public static async Task<(IResult, AttachEvidence)> LoadAsync(
        HttpContext http, ResultStream result, Circumstances circumstances, FileTurns turns, CancellationToken stop)
    {
        if (!circumstances.MaySee(result)) return (Answer.Of(Refusals.UnknownResult), null!);
        http.Response.RegisterForDispose(await turns.TakeAsync(stop));
        var (command, fault) = await EvidenceForm.CommandAsync(http.Request, stop);
        return (fault is null ? WolverineContinue.Result() : Answer.Of(fault), command!);
    }

    [Needs(Act.LogFacts)]
    [RequestSizeLimit(EvidenceForm.GreatestRequest)]
    [WolverinePost("/api/v1/results/{id}/evidence")]
    public static (Answer, EventsToAppend) Post(
        [NotBody] AttachEvidence command, [WriteModel("id")] ResultStream result, [NotBody] Circumstances circumstances, [NotBody] Caller caller,
        IDocumentSession session, HttpContext http)
    {
        // The middleware does this for commands that are bodies.
        ProvenanceMiddleware.Before(command, caller, session, http);
        var (answer, facts) = circumstances.Decide(command, result);
        if (facts.Count > 0) command.WriteBeside(session);
        return (answer, facts);
    }
}
