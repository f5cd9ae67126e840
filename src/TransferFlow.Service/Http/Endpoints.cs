using Microsoft.AspNetCore.Http;
using TransferFlow.Service.Administering;
using TransferFlow.Service.Logging;
using Wolverine.Http;

namespace TransferFlow.Service.Http;

/// <summary>What holds for every endpoint.</summary>
public static class Endpoints
{
    public static void ConfigureTransferFlow(this WolverineHttpOptions http)
    {
        http.RejectUnparseableQueryValues = true;
        http.TenantId.DetectWith<HomeOfRequest>();
        http.AddMiddleware(typeof(CallerMiddleware), IsCommand);
        http.AddMiddleware(typeof(Once), IsCommand);
        http.AddMiddlewareByMessageType(typeof(ProvenanceMiddleware));
        http.AddMiddleware(typeof(CircumstancesMiddleware), chain => IsCommand(chain) && !IsAdministrative(chain));
        http.AddMiddleware(typeof(DeskMiddleware), chain => IsCommand(chain) && IsAdministrative(chain));
    }

    // The default filter, whether a chain is transactional, misses endpoints that start a stream.
    private static bool IsCommand(HttpChain chain) => chain.HttpMethods.Contains(HttpMethods.Post);

    private static bool IsAdministrative(HttpChain chain) => chain.Method.HandlerType.Namespace == typeof(DeskMiddleware).Namespace;
}
