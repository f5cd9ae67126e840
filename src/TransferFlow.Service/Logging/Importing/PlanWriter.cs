using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>
/// Writes a plan by COPY into the event store's own tables. Marten's bookkeeping of progress is left to Marten: a bulk insert that
/// moves the stored high-water mark can hide a concurrent append for ever.
/// </summary>
internal static class PlanWriter
{
    private static readonly Dictionary<Type, string> DotNetTypes =
        FactCodes.Types.Values.ToDictionary(type => type, type => $"{type.FullName}, {type.Assembly.GetName().Name}");

    /// <summary>
    /// Lets no one append until the transaction ends: every append takes a weaker lock on this table before it writes (a trigger sees to that). Readers and
    /// backups do not notice.
    /// </summary>
    public static Task LockAsync(NpgsqlConnection connection, CancellationToken stop) =>
        ExecuteAsync(connection, "lock table mt_streams in exclusive mode", stop);

    /// <summary>Whether all streams still have the versions that the plan rests on.</summary>
    public static async Task<bool> IsCurrentAsync(NpgsqlConnection connection, ImportPlan plan, CancellationToken stop)
    {
        var ids = plan.Versions.Keys.ToArray();
        await using var command = new NpgsqlCommand(
            """
            select count(*) from unnest($1, $2, $3) as planned (tenant_id, id, version)
            left join mt_streams s using (tenant_id, id) where coalesce(s.version, 0) <> planned.version
            """,
            connection)
        {
            Parameters = { new() { Value = ids.Select(ResultId.HomeOf).ToArray() }, new() { Value = ids }, new() { Value = plan.Versions.Values.ToArray() } },
        };
        return (long)(await command.ExecuteScalarAsync(stop))! == 0;
    }

    public static async Task WriteAsync(NpgsqlConnection connection, ImportPlan plan, Provenance by, Action<long> written, CancellationToken stop)
    {
        var versions = new Dictionary<string, long>();
        foreach (var fact in plan.Facts) versions[fact.Result] = fact.Version;
        await CopyNewStreamsAsync(connection, versions.Where(stream => plan.Versions[stream.Key] == 0), stop);
        await UpdateStreamsAsync(connection, [.. versions.Where(stream => plan.Versions[stream.Key] > 0)], stop);
        await CopyEventsAsync(connection, plan, by, written, stop);
    }

    private static async Task CopyNewStreamsAsync(
        NpgsqlConnection connection, IEnumerable<KeyValuePair<string, long>> streams, CancellationToken stop)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy mt_streams (tenant_id, id, version) from stdin (format binary)", stop);
        foreach (var (id, version) in streams)
        {
            await copy.StartRowAsync(stop);
            copy.Write(ResultId.HomeOf(id), NpgsqlDbType.Varchar);
            copy.Write(id, NpgsqlDbType.Varchar);
            copy.Write(version, NpgsqlDbType.Bigint);
        }

        await copy.CompleteAsync(stop);
    }

    private static async Task UpdateStreamsAsync(
        NpgsqlConnection connection, IReadOnlyList<KeyValuePair<string, long>> streams, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            """
            update mt_streams s set version = c.version, timestamp = now()
            from unnest($1, $2, $3) as c (tenant_id, id, version) where s.tenant_id = c.tenant_id and s.id = c.id
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = streams.Select(stream => ResultId.HomeOf(stream.Key)).ToArray() },
                new() { Value = streams.Select(stream => stream.Key).ToArray() },
                new() { Value = streams.Select(stream => stream.Value).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(stop);
    }

    private static async Task CopyEventsAsync(
        NpgsqlConnection connection, ImportPlan plan, Provenance by, Action<long> written, CancellationToken stop)
    {
        var positions = await DrawAsync(connection, plan.Facts.Count, stop);
        var headers = JsonSerializer.Serialize(by.Headers);
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy mt_events (seq_id, id, stream_id, version, data, type, tenant_id, mt_dotnet_type, causation_id, headers, user_name, is_archived)
            from stdin (format binary)
            """,
            stop);
        for (var i = 0; i < plan.Facts.Count; i++)
        {
            var (result, version, fact) = plan.Facts[i];
            await copy.StartRowAsync(stop);
            copy.Write(positions[i], NpgsqlDbType.Bigint);
            copy.Write(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
            copy.Write(result, NpgsqlDbType.Varchar);
            copy.Write(version, NpgsqlDbType.Bigint);
            copy.Write(FactJson.Write(fact), NpgsqlDbType.Jsonb);
            copy.Write(fact.Code(), NpgsqlDbType.Varchar);
            copy.Write(ResultId.HomeOf(result), NpgsqlDbType.Varchar);
            copy.Write(DotNetTypes[fact.GetType()], NpgsqlDbType.Varchar);
            copy.Write(by.Cause, NpgsqlDbType.Varchar);
            copy.Write(headers, NpgsqlDbType.Jsonb);
            copy.Write(by.Actor, NpgsqlDbType.Varchar);
            copy.Write(value: false, NpgsqlDbType.Boolean);
            if (i % 10_000 == 0 || i == plan.Facts.Count - 1) written(i + 1);
        }

        await copy.CompleteAsync(stop);
    }

    private static async Task<long[]> DrawAsync(NpgsqlConnection connection, int count, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select array(select nextval('mt_events_sequence') from generate_series(1, $1))", connection)
        {
            Parameters = { new() { Value = count } },
        };
        return (long[])(await command.ExecuteScalarAsync(stop))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
