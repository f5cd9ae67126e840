using Marten;
using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Http;

/// <summary>
/// Puts beside every fact who logged it, for whom and by which request.
/// </summary>
public static class ProvenanceMiddleware
{
    public static void Before(ResultCommand command, Caller caller, IDocumentSession session, HttpContext http)
    {
        new Provenance(caller.Actor, caller.ActsFor, $"http:{http.TraceIdentifier}", command.Note).PutOn(session);
    }
}
