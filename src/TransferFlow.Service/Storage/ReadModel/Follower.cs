using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// Keeps the read model up with the log. Whoever follows holds a lock in the database, so that one process does at a time: with several servers
/// the others stand by, and a verb beside a server leaves the work to it.
/// </summary>
internal sealed class Follower(NpgsqlDataSource database, ILogger<Follower> log) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Stopped = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Waiting = TimeSpan.FromMilliseconds(5);

    /// <summary>Applies everything known now, unless another process follows. True where the work was done here.</summary>
    /// <exception cref="NotReadyException">There is an event that cannot be applied.</exception>
    public static async Task<bool> CatchUpOnceAsync(NpgsqlDataSource database, CancellationToken stop)
    {
        await using var turn = await Turn.TryTakeAsync(database, Turn.Following, stop);
        if (turn is null) return false;
        await Projection.ForgetOtherVersionAsync(database, stop);
        var marks = new Marks(database);
        try
        {
            do
            {
                await Projection.CatchUpAsync(database, await marks.AdvanceAsync(stop), stop);
            }
            while (marks.IsWaiting);
            return true;
        }
        catch (ProjectionStoppedException stopped)
        {
            await Projection.SayStoppedAsync(database, stopped, stop);
            throw new NotReadyException(stopped.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested) await FollowUntilTroubleAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends; the next one goes on from the stored progress.
        }
    }

    private async Task FollowUntilTroubleAsync(CancellationToken stop)
    {
        try
        {
            await FollowAsync(stop);
        }
        catch (ProjectionStoppedException stopped)
        {
            log.LogCritical(
                stopped, "The read model has stopped at event {Sequence}. Nothing is skipped; it goes on when the event can be applied.", stopped.Sequence);
            await Projection.SayStoppedAsync(database, stopped, stop);
            await Task.Delay(Stopped, stop);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or ObjectDisposedException)
        {
            log.LogWarning(e, "The read model lost the database and tries again.");
            await Task.Delay(Idle, stop);
        }
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        await using var turn = await WaitForTurnAsync(stop);
        if (await Projection.ForgetOtherVersionAsync(database, stop))
            log.LogInformation("The read model was made by another version of the program and is made anew from the facts.");
        // The connection that holds the lock hears of appends, too.
        await using (var listen = new NpgsqlCommand($"listen {RecordedAtSchema.Appended}", turn.Connection)) await listen.ExecuteNonQueryAsync(stop);

        var marks = new Marks(database);
        while (!stop.IsCancellationRequested)
        {
            await Projection.CatchUpAsync(database, await marks.AdvanceAsync(stop), stop);
            if (marks.IsWaiting) await Task.Delay(Waiting, stop);
            else await turn.Connection.WaitAsync(Idle, stop);
        }
    }

    private async Task<Turn> WaitForTurnAsync(CancellationToken stop)
    {
        while (true)
        {
            if (await Turn.TryTakeAsync(database, Turn.Following, stop) is { } turn) return turn;
            await Task.Delay(Idle, stop);
        }
    }
}
