using System.Text.Json;
using Npgsql;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>Reads facts of results from the log, as stored.</summary>
internal static class LogReader
{
    /// <summary>A failed start of a stream can leave a row of this type; it says nothing.</summary>
    public const string Tombstone = "tombstone";

    private const string Columns = "select seq_id, stream_id, version, type, data from mt_events";

    /// <summary>The next facts after one position up to another, in log order, and the position up to which that is all.</summary>
    /// <exception cref="ProjectionStoppedException">The next event cannot be read. One further on ends the page.</exception>
    public static async Task<(List<LoggedFact> Facts, long Until)> PageAsync(
        NpgsqlConnection connection, long after, long upTo, int size, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand($"{Columns} where seq_id > $1 and seq_id <= $2 order by seq_id limit $3", connection)
        {
            Parameters = { new() { Value = after }, new() { Value = upTo }, new() { Value = size } },
        };
        var (facts, rows, last, trouble) = await ReadAsync(command, stop);
        return trouble is null ? (facts, rows < size ? upTo : last) : rows > 1 ? (facts, last) : throw trouble;
    }

    /// <summary>The facts of these results up to a position.</summary>
    /// <exception cref="ProjectionStoppedException">One of them cannot be read.</exception>
    public static async Task<List<LoggedFact>> OfResultsAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> results, long upTo, CancellationToken stop)
    {
        if (results.Count == 0) return [];
        await using var command = new NpgsqlCommand(
            """
            select e.* from unnest($1, $2) as asked (home, result)
            cross join lateral (
                select seq_id, stream_id, version, type, data from mt_events where tenant_id = home and stream_id = result and seq_id <= $3) as e
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
        var (facts, _, _, trouble) = await ReadAsync(command, stop);
        return trouble is null ? facts : throw trouble;
    }

    /// <summary>Reads up to the end or to the first event that cannot be read, which counts as a row.</summary>
    private static async Task<(List<LoggedFact> Facts, int Rows, long Last, ProjectionStoppedException? Trouble)> ReadAsync(
        NpgsqlCommand command, CancellationToken stop)
    {
        var facts = new List<LoggedFact>();
        var (rows, last) = (0, 0L);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            rows++;
            var sequence = reader.GetInt64(0);
            if (reader.GetString(3) is var type && type != Tombstone)
            {
                var (fact, trouble) = Read(sequence, type, reader.GetString(4));
                if (trouble is not null) return (facts, rows, last, trouble);
                facts.Add(new(sequence, reader.GetString(1), reader.GetInt64(2), fact!));
            }

            last = sequence;
        }

        return (facts, rows, last, null);
    }

    private static (Fact? Fact, ProjectionStoppedException? Trouble) Read(long sequence, string type, string json)
    {
        try
        {
            return (FactJson.Read(type, json), null);
        }
        catch (KeyNotFoundException e)
        {
            return (null, new(sequence, $"'{type}' is no fact that this version knows.", e));
        }
        catch (JsonException e)
        {
            return (null, new(sequence, $"The payload of this '{type}' is not of its form.", e));
        }
    }
}
