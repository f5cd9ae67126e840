using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Http;
using TransferFlow.Service.Logging.Attaching;
using Wolverine.Http;

namespace TransferFlow.Service.Logging;

/// <summary>Takes evidence over HTTP, as a form: <c>file</c>, <c>occurredOn</c>, and as they are needed <c>proves</c>, <c>sourceRef</c>, <c>why</c>, <c>version</c>.</summary>
public static class AttachEvidenceEndpoint
{
    private static readonly string[] fields = ["occurredOn", "proves", "sourceRef", "why", "version"];

    [WolverinePost("/api/v1/results/{id}/evidence")]
    [RequestSizeLimit(EvidenceForm.GreatestRequest)]
    public static async Task<Answer> Post(string id, HttpContext http, [NotBody] EvidenceDesk desk, [NotBody] FileTurns turns, CancellationToken stop)
    {
        CrossSite.Refuse(http.Request);
        using var turn = await turns.TakeAsync(stop);
        var form = await EvidenceForm.ReadAsync(http.Request, fields, stop);
        var (file, fault) = EvidenceFile.Of(form.FileName, form.DeclaredType, form.Content!);
        if (file is null) return Answer.Of(fault!);
        var command = new AttachEvidence(file, Number(form, "proves"))
        {
            OccurredOn = Date(form), SourceRef = form["sourceRef"], Why = form["why"], Version = Number(form, "version"),
        };
        return await desk.AttachAsync(id, command, ProvenanceMiddleware.Of(http, command.Why), stop);
    }

    private static DateOnly Date(EvidenceForm form) => form["occurredOn"] is not { } text
        ? throw new RefusedException(Fault.Missing("occurredOn"))
        : IsoDate.Find(text) ?? throw EvidenceForm.BadMember("occurredOn");

    private static long? Number(EvidenceForm form, string field) =>
        form[field] is not { } text ? null : long.TryParse(text, out var number) ? number : throw EvidenceForm.BadMember(field);
}
