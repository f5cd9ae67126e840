using System.Text.Json;
using Npgsql;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>The read model met an event that it cannot apply. It stops there and says so; it never skips one.</summary>
internal sealed class ProjectionStoppedException(long sequence, string why, Exception? inner = null)
    : Exception($"The read model stopped at event {sequence}: {why}", inner)
{
    public long Sequence => sequence;

    public string Why => why;
}

/// <summary>Reads facts of results from the log, as stored.</summary>
internal static class LogReader
{
    /// <summary>A failed start of a stream can leave a row of this type; it says nothing.</summary>
    private const string Tombstone = "tombstone";

    private const string Columns = "select seq_id, stream_id, version, type, data from mt_events";

    /// <summary>The next facts after one position up to another, in log order, and the position up to which that is all.</summary>
    public static async Task<(List<LoggedFact> Facts, long Until)> PageAsync(NpgsqlConnection connection, long after, long upTo, int size, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand($"{Columns} where seq_id > $1 and seq_id <= $2 order by seq_id limit $3", connection)
        {
            Parameters = { new() { Value = after }, new() { Value = upTo }, new() { Value = size } },
        };
        var (facts, rows, last) = await ReadAsync(command, stop);
        return (facts, rows < size ? upTo : last);
    }

    /// <summary>The facts of these results up to a position.</summary>
    public static async Task<List<LoggedFact>> OfResultsAsync(NpgsqlConnection connection, IReadOnlyCollection<string> results, long upTo, CancellationToken stop)
    {
        if (results.Count == 0) return [];
        await using var command = new NpgsqlCommand(
            """
            select e.* from unnest($1, $2) as asked (home, result)
            cross join lateral (select seq_id, stream_id, version, type, data from mt_events where tenant_id = home and stream_id = result and seq_id <= $3) as e
            order by seq_id
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = results.Select(ResultId.HomeOf).ToArray() },
                new() { Value = results.ToArray() },
                new() { Value = upTo },
            },
        };
        return (await ReadAsync(command, stop)).Facts;
    }

    private static async Task<(List<LoggedFact> Facts, int Rows, long Last)> ReadAsync(NpgsqlCommand command, CancellationToken stop)
    {
        var facts = new List<LoggedFact>();
        var (rows, last) = (0, 0L);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            rows++;
            last = reader.GetInt64(0);
            if (reader.GetString(3) is var type && type == Tombstone) continue;
            facts.Add(new(last, reader.GetString(1), reader.GetInt64(2), Read(last, type, reader.GetString(4))));
        }

        return (facts, rows, last);
    }

    private static Fact Read(long sequence, string type, string json)
    {
        try
        {
            return FactJson.Read(type, json);
        }
        catch (KeyNotFoundException e)
        {
            throw new ProjectionStoppedException(sequence, $"'{type}' is no fact that this version knows.", e);
        }
        catch (JsonException e)
        {
            throw new ProjectionStoppedException(sequence, $"The payload of this '{type}' is not of its form.", e);
        }
    }
}
