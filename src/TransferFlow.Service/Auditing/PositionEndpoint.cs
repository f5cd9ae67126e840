using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Storage.ReadModel;
using Wolverine.Http;

namespace TransferFlow.Service.Auditing;

/// <summary>The present position of the log, at which everything written so far is known.</summary>
public sealed record PresentPosition(string Position);

public static class PositionEndpoint
{
    [Needs(Act.SeeCatalogues)]
    [WolverineGet("/api/v1/position")]
    public static async Task<PresentPosition> Get(Knowledge knowledge, CancellationToken stop) =>
        new((await knowledge.PinAsync(null, stop)).ToString());
}
