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

    public static void Before(LogCommand command, IDocumentSession session, HttpContext http) => Of(http, command.Why).StandBeside(session);

    public static Provenance Of(HttpContext http, string? why) => new(Local, Local, $"http:{http.TraceIdentifier}", why);
}
