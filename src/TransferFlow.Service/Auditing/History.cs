using System.Text.Json;
using Npgsql;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Auditing;

/// <summary>One fact of a result, with both of its times and who logged it.</summary>
/// <param name="RecordedAt">The database's clock, UTC.</param>
/// <param name="Actor">Who logged it: an opaque id.</param>
/// <param name="Organisation">For which organisation.</param>
/// <param name="Cause">By which import or command.</param>
/// <param name="Why">The reason that was given, where one was.</param>
/// <param name="IsLate">Whether a fact of a later date was known before it.</param>
public sealed record HistoryEntry(
    Position Position, long Version, Fact Fact, DateTimeOffset RecordedAt, string? Actor, string? Organisation, string? Cause, string? Why,
    bool IsLate);

/// <summary>One result as of a date and as known at a position: its facts in timeline order and what they amount to.</summary>
public sealed record ResultHistory(string Id, DateOnly AsOf, Position KnownAt, IReadOnlyList<HistoryEntry> Entries, TechnologyResult Result)
{
    /// <summary>The entries that are <see cref="Fact.EvidenceAttached"/>.</summary>
    public IEnumerable<HistoryEntry> Evidence => Entries.Where(entry => entry.Fact is Fact.EvidenceAttached);
}

/// <summary>Replays one result, from the facts alone.</summary>
public sealed class Histories(NpgsqlDataSource database)
{
    /// <param name="result">A result's id, or its number where that is unique.</param>
    /// <param name="asOf">Facts of later dates are left out.</param>
    /// <returns>Null where no such result is known at the position.</returns>
    public async Task<ResultHistory?> FindAsync(string result, DateOnly asOf, Position knownAt, CancellationToken stop)
    {
        var id = await IdOfAsync(result, knownAt, stop);
        var entries = await EntriesAsync(id, knownAt, stop);
        if (entries.Count == 0) return null;
        var timeline = Timeline.Of(entries.Select(entry => new Recorded(entry.Version, entry.Fact))).AsOf(asOf);
        var byVersion = entries.ToDictionary(entry => entry.Version);
        return new(id, asOf, knownAt, [.. timeline.Entries.Select(entry => byVersion[entry.Version])], timeline.Tell().Result);
    }

    private async Task<string> IdOfAsync(string result, Position knownAt, CancellationToken stop)
    {
        await using var command = database.CreateCommand(
            "select min(result) from known_result where number = $1 and known_from <= $2 and known_to > $2 having count(*) = 1");
        command.Parameters.Add(new() { Value = result });
        command.Parameters.Add(new() { Value = knownAt.Sequence });
        return await command.ExecuteScalarAsync(stop) as string ?? result;
    }

    private async Task<List<HistoryEntry>> EntriesAsync(string id, Position knownAt, CancellationToken stop)
    {
        await using var command = database.CreateCommand(
            """
            select seq_id, version, type, data, timestamp, user_name, causation_id, headers from mt_events
            where tenant_id = $1 and stream_id = $2 and seq_id <= $3 order by version
            """);
        command.Parameters.Add(new() { Value = ResultId.HomeOf(id) });
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = knownAt.Sequence });
        var entries = new List<HistoryEntry>();
        var latest = DateOnly.MinValue;
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var fact = FactJson.Read(reader.GetString(2), reader.GetString(3));
            var headers = reader.Text(7) is { } json ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json) : null;
            entries.Add(new(
                new(reader.GetInt64(0)), reader.GetInt64(1), fact, reader.GetFieldValue<DateTimeOffset>(4),
                reader.Text(5), Header(headers, Provenance.OrganisationHeader), reader.Text(6), Header(headers, Provenance.WhyHeader),
                fact.OccurredOn < latest));
            if (fact.OccurredOn > latest && fact is not Fact.ResultRegistered) latest = fact.OccurredOn;
        }

        return entries;
    }

    private static string? Header(Dictionary<string, JsonElement>? headers, string name) =>
        headers is not null && headers.TryGetValue(name, out var value) ? value.ToString() : null;
}
