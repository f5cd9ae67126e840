using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferFlow.Domain.Time;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// Tells all who watch how far the read model is, as soon as it gets further. One question for all of them goes to the database, five times a second, and
/// none while nobody watches.
/// </summary>
public sealed class PositionFeed(Knowledge knowledge, ILogger<PositionFeed> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Trouble = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim wanted = new(0);
    private volatile int watching;
    private Moment now = new(null);

    /// <summary>The position whenever it is another: the present one first.</summary>
    /// <param name="stop">Ends it, as does the end of the server.</param>
    public async IAsyncEnumerable<Position> WatchAsync([EnumeratorCancellation] CancellationToken stop)
    {
        if (Interlocked.Increment(ref watching) == 1) wanted.Release();
        try
        {
            for (var told = default(Position?); ;)
            {
                var moment = Volatile.Read(ref now);
                if (moment.Position is { } position && position != told) yield return (told = position).Value;
                await moment.Passed.Task.WaitAsync(stop);
            }
        }
        finally
        {
            Interlocked.Decrement(ref watching);
        }
    }

    public override void Dispose()
    {
        wanted.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                if (watching == 0) await wanted.WaitAsync(stoppingToken);
                await Task.Delay(await LookAsync(stoppingToken) ? Pause : Trouble, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Who watches is ended by the end of the server.
        }
    }

    /// <returns>False where the database could not be asked.</returns>
    private async Task<bool> LookAsync(CancellationToken stop)
    {
        try
        {
            var reached = (await knowledge.StateAsync(stop)).Reached;
            if (reached != now.Position) Interlocked.Exchange(ref now, new(reached)).Passed.SetResult();
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "How far the read model is could not be asked; pages that watch wait.");
            return false;
        }
    }

    private sealed record Moment(Position? Position)
    {
        public TaskCompletionSource Passed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
