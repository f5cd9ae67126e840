using System.Threading.RateLimiting;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Http;

/// <summary>
/// A file of evidence is held in memory between a caller and the database, twice for a moment, so only some are on their way at once, and others
/// wait.
/// </summary>
public sealed class FileTurns : IDisposable
{
    private const int AtOnce = 4;
    private const int Waiting = 64;

    private readonly ConcurrencyLimiter limiter = new(new() { PermitLimit = AtOnce, QueueLimit = Waiting });

    /// <returns>The turn, to be disposed when the file is through.</returns>
    /// <exception cref="NotReadyException">Too many are waiting already.</exception>
    public async Task<IDisposable> TakeAsync(CancellationToken stop)
    {
        var lease = await limiter.AcquireAsync(1, stop);
        if (lease.IsAcquired) return lease;
        lease.Dispose();
        throw new NotReadyException("Too many files are on their way already; try again.");
    }

    public void Dispose() => limiter.Dispose();
}
