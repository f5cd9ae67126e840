using System.Text.Json;
using Npgsql;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>Reads facts of results from the log, as stored.</summary>
internal static class LogReader
{
    /// <summary>A failed start of a stream can leave a row of this type; it says nothing.</summary>
    public const string Tombstone = "tombstone";

    /// <summary>The facts after one position up to and with another, in log order.</summary>
    /// <exception cref="ProjectionStoppedException">One of them cannot be read.</exception>
    public static async Task<List<LoggedFact>> BetweenAsync(NpgsqlConnection connection, long after, long upTo, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            "select seq_id, stream_id, version, type, data from mt_events where seq_id > $1 and seq_id <= $2 order by seq_id", connection)
        {
            Parameters = { new() { Value = after }, new() { Value = upTo } },
        };
        return await ReadAsync(command, stop);
    }

    /// <summary>
    /// The same as they are known at a later position: what was corrected as it should have been; what is void, or about the record, not at all.
    /// </summary>
    /// <exception cref="ProjectionStoppedException">One of them cannot be read.</exception>
    public static async Task<List<LoggedFact>> KnownBetweenAsync(
        NpgsqlConnection connection, long after, long upTo, long knownAt, CancellationToken stop)
    {
        const string columns = "seq_id, stream_id, version, type, data";
        await using var command = new NpgsqlCommand(
            $"select {columns} from {KnownFacts.Table} where seq_id > @after and seq_id <= @upTo order by seq_id", connection);
        foreach (var (name, value) in new[] { ("after", after), ("upTo", upTo), ("knownAt", knownAt) }) command.Parameters.AddWithValue(name, value);
        return await ReadAsync(command, stop);
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
        return await ReadAsync(command, stop);
    }

    /// <exception cref="ProjectionStoppedException">This version does not understand the event.</exception>
    public static Fact Read(long sequence, string type, ReadOnlySpan<byte> json)
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

    private static async Task<List<LoggedFact>> ReadAsync(NpgsqlCommand command, CancellationToken stop)
    {
        var facts = new List<LoggedFact>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var (sequence, type) = (reader.GetInt64(0), reader.GetString(3));
            if (type != Tombstone)
                facts.Add(new(sequence, reader.GetString(1), reader.GetInt64(2), Read(sequence, type, reader.GetFieldValue<byte[]>(4))));
        }

        return facts;
    }
}
