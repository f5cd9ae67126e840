using System.Globalization;
using Npgsql;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>The read model has not reached a position in time; the asker may try again.</summary>
public sealed class NotReadyException(string why) : Exception(why);

/// <summary>How far the read model is, and whether it stands still.</summary>
/// <param name="Newest">The newest event in the log.</param>
/// <param name="StoppedWhy">Why the projection stopped; null while it goes.</param>
public sealed record ReadModelState(Position Reached, Position Newest, long? StoppedAt, string? StoppedWhy);

/// <summary>Finds the position at which a question is asked, and waits until the read model can answer it.</summary>
public sealed class Knowledge(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // An offset is needed: without one, nobody knows whose time is meant.
    private static readonly string[] InstantFormats =
    [
        .. from time in new[] { "HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF" }
           from offset in new[] { "zzz", "'Z'" }
           select $"yyyy-MM-dd'T'{time}{offset}",
    ];

    /// <summary>
    /// The position for a token, an instant (ISO 8601 with offset), or null for all that is known now. Who has just written sees what was written.
    /// </summary>
    /// <exception cref="RefusedException"><c>position-not-reached</c> or <c>bad-position</c>.</exception>
    /// <exception cref="NotReadyException">The read model did not get there within five seconds.</exception>
    public async Task<Position> PinAsync(string? knownAt, CancellationToken stop)
    {
        var state = await StateAsync(stop);
        if (string.IsNullOrEmpty(knownAt)) return await ReachAsync(state.Newest, state, stop);
        if (Position.Find(knownAt) is { } position)
        {
            if (position > state.Newest) throw NotReached(knownAt);
            await ReachAsync(position, state, stop);
            return position;
        }

        if (!DateTimeOffset.TryParseExact(knownAt, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            throw new RefusedException(new("bad-position", new(
                $"“{knownAt}”既不是位置（main:4511），也不是时刻（2026-06-30T12:00:00+08:00）。",
                $"'{knownAt}' is neither a position (main:4511) nor an instant (2026-06-30T12:00:00+08:00)."), "knownAt"));
        }

        var mark = await MarkAtAsync(instant, stop) ?? throw NotReached(knownAt);
        await ReachAsync(mark, state, stop);
        return mark;
    }

    /// <summary>
    /// The newest mark that had been reached at the end of a day in China; null where nothing had. For a day that is over the answer stays the same.
    /// </summary>
    public async Task<Position?> ReachedByAsync(DateOnly day, CancellationToken stop)
    {
        await using var command = database.CreateCommand("select max(sequence) from position_mark where reached_at < $1");
        command.Parameters.Add(new() { Value = ChinaCalendar.EndOf(day).UtcDateTime });
        return await command.ExecuteScalarAsync(stop) is long sequence ? new Position(sequence) : null;
    }

    public async Task<ReadModelState> StateAsync(CancellationToken stop)
    {
        await using var command = database.CreateCommand(
            """
            select coalesce(p.sequence, 0), (select coalesce(max(seq_id), 0) from mt_events), p.stopped_at, p.stopped_why
            from (select) as one left join read_model_progress p on p.name = $1
            """);
        command.Parameters.Add(new() { Value = Projection.Name });
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        return new(
            new(reader.GetInt64(0)), new(reader.GetInt64(1)),
            reader.Value<long>(2), reader.Text(3));
    }

    /// <summary>The mark that was the newest at an instant; null for an instant that has not come yet.</summary>
    private async Task<Position?> MarkAtAsync(DateTimeOffset instant, CancellationToken stop)
    {
        await using var command = database.CreateCommand(
            """
            select case when $1 > clock_timestamp() then null
                        else coalesce((select max(sequence) from position_mark where reached_at <= $1), 0) end
            """);
        command.Parameters.Add(new() { Value = instant.UtcDateTime });
        return await command.ExecuteScalarAsync(stop) is long sequence ? new Position(sequence) : null;
    }

    /// <param name="state">As it was a moment ago; it is asked for again only if that does not do.</param>
    private async Task<Position> ReachAsync(Position position, ReadModelState state, CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        for (var pause = 1; ; pause = Math.Min(pause * 2, 50))
        {
            if (state.Reached >= position) return state.Reached;
            if (state.StoppedWhy is { } why) throw new NotReadyException($"The read model has stopped at event {state.StoppedAt}: {why}");
            if (clock.GetElapsedTime(began) > Patience)
                throw new NotReadyException($"The read model is at {state.Reached} and has not reached {position} yet.");
            await Task.Delay(pause, stop);
            state = await StateAsync(stop);
        }
    }

    private static RefusedException NotReached(string knownAt) => new(new("position-not-reached", new(
        $"尚未到达“{knownAt}”。", $"The log has not reached '{knownAt}' yet."), "knownAt"));
}
