using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>
/// The read model in the memory of a server: loaded from its tables, then kept up with them. Readers take a snapshot, which nobody changes.
/// </summary>
public sealed class ColumnStore(NpgsqlDataSource database, ColumnSettings settings, ILogger<ColumnStore> log) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Vocabulary words = new();
    private readonly LoadProgress progress = new(settings.MostBytes);
    private volatile ColumnSnapshot? current;
    private volatile bool isBeyondMemory;
    private TaskCompletionSource changed = NewChange();

    /// <summary>How it stands at the moment.</summary>
    public ColumnState State
    {
        get
        {
            var snapshot = current;
            var phase = isBeyondMemory ? ColumnPhase.BeyondMemory : snapshot is null ? ColumnPhase.Starting : ColumnPhase.Following;
            return new(phase, progress.Loaded, progress.InAll, snapshot?.Position, snapshot?.Bytes ?? 0, settings.MostBytes);
        }
    }

    /// <summary>Waits until questions at a position can be answered.</summary>
    /// <returns>Null where memory does not suffice, and the database has to be asked.</returns>
    /// <exception cref="StartingException">The columns were still being loaded after five seconds.</exception>
    /// <exception cref="NotReadyException">They had not reached the position after five seconds.</exception>
    public async Task<ColumnSnapshot?> ReachAsync(Position position, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            while (true)
            {
                var next = Volatile.Read(ref changed).Task;
                if (isBeyondMemory) return null;
                if (current is { } snapshot && snapshot.Position >= position) return snapshot;
                await next.WaitAsync(patience.Token);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw current is { } late
                ? new NotReadyException($"The columns are at {late.Position} and have not reached {position} yet.")
                : new StartingException(State);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var meter = Measured();
        try
        {
            while (!stoppingToken.IsCancellationRequested) await FollowUntilTroubleAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is in memory ends with the process.
        }
        catch (BeyondMemoryException e)
        {
            log.LogError(
                "{Message} Columns__MostMegabytes allows {Most:N0}: the database counts, which is slower, until the server is started with more.",
                e.Message, settings.MostBytes >> 20);
            isBeyondMemory = true;
            current = null;
            SayChanged();
        }
    }

    private async Task FollowUntilTroubleAsync(CancellationToken stop)
    {
        try
        {
            await FollowAsync(stop);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // A connection that is given up in the middle of waiting may break in any way.
        }
        catch (Exception e) when (e is not (OperationCanceledException or BeyondMemoryException))
        {
            log.LogWarning(e, "The columns could not follow the read model and try again.");
            await Task.Delay(Idle, stop);
        }
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var isHeard = false;
        connection.Notification += (_, _) => isHeard = true;
        await using (var listen = new NpgsqlCommand($"listen {Projection.Advanced}", connection)) await listen.ExecuteNonQueryAsync(stop);
        while (true)
        {
            // What is heard while a query runs would not end the waiting that comes after it.
            isHeard = false;
            if (!await AdvanceAsync(connection, stop) && !isHeard) await connection.WaitAsync(Idle, stop);
        }
    }

    /// <returns>False where there was nothing new, or what there is must not be used.</returns>
    private async Task<bool> AdvanceAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var snapshot = current;
        var reached = await Projection.ProgressAsync(connection, stop);
        if (reached <= snapshot?.Position.Sequence) return false;
        var later = snapshot is null ? null : await Following.AdvanceAsync(connection, snapshot, reached, words, stop);
        if ((later ?? await Loading.LoadAsync(connection, words, progress, stop)) is not { } next) return false;
        Publish(next);
        return true;
    }

    private void Publish(ColumnSnapshot snapshot)
    {
        progress.Check(snapshot.Bytes);
        current = snapshot;
        SayChanged();
    }

    private Meter Measured()
    {
        var meter = new Meter("TransferFlow");
        meter.CreateObservableGauge("transferflow.columns.memory", () => State.Bytes, "By", "The memory that the read model takes in this server.");
        meter.CreateObservableGauge("transferflow.columns.position", () => State.Reached?.Sequence ?? 0, "{event}", "How far it has got in the log.");
        return meter;
    }

    private void SayChanged() => Interlocked.Exchange(ref changed, NewChange()).SetResult();

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
