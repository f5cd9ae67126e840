using Wolverine.Http;

namespace TransferFlow.Service.Http;

/// <summary>What holds for every endpoint.</summary>
public static class Endpoints
{
    public static void ConfigureTransferFlow(this WolverineHttpOptions http) =>
        http.MapConcurrencyFailuresToConflict(chain => chain.HttpMethods.Contains("POST"));
}
