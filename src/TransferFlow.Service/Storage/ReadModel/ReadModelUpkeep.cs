using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>What may be done to the read model from outside.</summary>
public static class ReadModelUpkeep
{
    /// <summary>Brings the read model up to date, unless another process follows the log. True where the work was done here.</summary>
    public static Task<bool> CatchUpAsync(NpgsqlDataSource database, CancellationToken stop) => Follower.CatchUpOnceAsync(database, stop);

    /// <summary>Forgets the read model and makes it anew from the facts. No server may follow the log meanwhile.</summary>
    public static async Task RebuildAsync(NpgsqlDataSource database, CancellationToken stop)
    {
        await Projection.ForgetAsync(database, stop);
        await Follower.CatchUpOnceAsync(database, stop);
    }
}
