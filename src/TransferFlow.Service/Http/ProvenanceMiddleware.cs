using Marten;
using Microsoft.AspNetCore.Http;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Http;

/// <summary>
/// Puts beside every fact who logged it, for whom and by which request. Until people sign in, everyone at this machine is <c>local</c>.
/// </summary>
public static class ProvenanceMiddleware
{
    private const string Local = "local";

    public static void Before(LogCommand command, IDocumentSession session, HttpContext http)
    {
        session.LastModifiedBy = Local;
        session.CausationId = $"http:{http.TraceIdentifier}";
        session.SetHeader(Provenance.OrganisationHeader, Local);
        if (command.Why is { } why) session.SetHeader(Provenance.WhyHeader, why);
    }
}
