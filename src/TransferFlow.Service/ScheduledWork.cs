using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service;

/// <summary>
/// Work that is done at the start and then at regular times, by one server at a time: whoever finds that another is at it leaves it to that one.
/// What fails is logged and tried again at the next time, so each piece of work has to find by itself what is left to do.
/// </summary>
/// <param name="turn">The number of the lock by which servers take turns.</param>
internal abstract class ScheduledWork(NpgsqlDataSource database, TimeProvider clock, ILogger log, long turn, TimeSpan every) : BackgroundService
{
    /// <summary>Does now what is to be done, unless another server is at it.</summary>
    public async Task RunOnceAsync(CancellationToken stop)
    {
        await using var taken = await Turn.TryTakeAsync(database, turn, stop);
        if (taken is not null) await RunAsync(stop);
    }

    protected abstract Task RunAsync(CancellationToken stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        try
        {
            do
            {
                await TryAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends; the next one goes on where this one stopped.
        }
    }

    private async Task TryAsync(CancellationToken stop)
    {
        try
        {
            await RunOnceAsync(stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.LogWarning(e, "{Work} failed and is tried again in {Every}.", GetType().Name, every);
        }
    }
}
