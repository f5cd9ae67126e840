using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;

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
    bool IsLate)
{
    /// <summary>What it said when it was recorded, where a correction has changed that; otherwise null.</summary>
    public Fact? FirstSaid { get; init; }

    /// <summary>The newest correction that has changed it: the version of its request; null where none has.</summary>
    public long? Correction { get; init; }

    /// <summary>作废: it should not have been recorded, and counts nowhere. <see cref="Fact"/> is what it said first.</summary>
    public bool IsVoid { get; init; }
}

/// <summary>One result as of a date and as known at a position: its facts in timeline order and what they amount to.</summary>
/// <param name="Version">The result's version at the position, with facts of later dates than asOf.</param>
/// <param name="Entries">Facts as they are known, those that are void among them; not what is about the record.</param>
/// <param name="Corrections">In the order in which they were asked for, whatever the date.</param>
/// <param name="Subject">The result that was registered, also where its registration is void.</param>
public sealed record ResultHistory(
    string Id, DateOnly AsOf, Position KnownAt, long Version, IReadOnlyList<HistoryEntry> Entries, IReadOnlyList<HistoryCorrection> Corrections,
    TechnologyResult Result, TechnologyResult Subject)
{
    /// <summary>The entries that are <see cref="Fact.EvidenceAttached"/> and not void.</summary>
    public IEnumerable<HistoryEntry> Evidence => Entries.Where(entry => entry is { Fact: Fact.EvidenceAttached, IsVoid: false });

    /// <summary>The positions at which something became known of the result, the oldest first.</summary>
    public IEnumerable<Position> Positions => Entries.Select(entry => entry.Position).Concat(Corrections.SelectMany(one => one.Positions)).Order();
}

/// <summary>Replays one result, from the facts alone.</summary>
public sealed class Histories(NpgsqlDataSource database, References references, Scopes scopes)
{
    /// <param name="result">A result's id, or its number where that is unique among those that the caller may see.</param>
    /// <param name="asOf">Facts of later dates are left out.</param>
    /// <returns>
    /// Null where no such result is known at the position, and where the caller may not see it: which that is, is judged on all that is known at
    /// present, so that a look into the past shows no more than one at the present.
    /// </returns>
    public async Task<ResultHistory?> FindAsync(string result, DateOnly asOf, Position knownAt, Caller caller, CancellationToken stop)
    {
        var id = await IdOfAsync(result, knownAt, caller, stop);
        var all = await EntriesAsync(id, stop);
        var entries = all.Where(entry => entry.Position <= knownAt).ToList();
        var access = new ResultAccess(caller, await references.CurrentAsync(stop));
        var present = Timeline.Of(all.Select(Recorded)).Subject();
        if (entries.Count == 0 || !access.MaySee(present)) return null;
        var timeline = Timeline.Of(entries.Select(Recorded)).AsOf(asOf);
        var known = entries.Where(entry => !entry.Fact.IsAboutTheRecord).Select(entry => Corrected(entry, timeline.Corrections))
            .Where(entry => entry.Fact.OccurredOn <= asOf || entry.Fact is Fact.ResultRegistered).OrderBy(Recorded, Timeline.Order);
        return new(
            id, asOf, knownAt, entries[^1].Version, [.. known],
            HistoryCorrection.Of(entries, timeline.Corrections, caller.Person, access.MayApproveCorrections(present)), timeline.Tell().Result,
            timeline.Subject());
    }

    private static Recorded Recorded(HistoryEntry entry) => new(entry.Version, entry.Fact);

    private static HistoryEntry Corrected(HistoryEntry entry, Corrections corrections) => corrections.Find(entry.Version) switch
    {
        null => entry,
        { Now: null } voided => entry with { Correction = voided.Correction, IsVoid = true },
        { Now: var now } corrected => entry with { Fact = now, FirstSaid = entry.Fact, Correction = corrected.Correction },
    };

    private async Task<string> IdOfAsync(string result, Position knownAt, Caller caller, CancellationToken stop)
    {
        var scope = await scopes.OfAsync(caller, stop);
        await using var command = database.CreateCommand(
            $"""
             select min(result) from known_result as asked
             where number = @number and known_from <= @knownAt and known_to > @knownAt and {scope.MaySee("asked.result")} having count(*) = 1
             """);
        scope.AddTo(command);
        command.Add("number", NpgsqlDbType.Text, result);
        command.Add("knownAt", NpgsqlDbType.Bigint, knownAt.Sequence);
        return await command.ExecuteScalarAsync(stop) as string ?? result;
    }

    private async Task<List<HistoryEntry>> EntriesAsync(string id, CancellationToken stop)
    {
        await using var command = database.CreateCommand(
            """
            select seq_id, version, type, data, timestamp, user_name, causation_id, headers from mt_events
            where tenant_id = $1 and stream_id = $2 order by version
            """);
        command.Parameters.Add(new() { Value = ResultId.HomeOf(id) });
        command.Parameters.Add(new() { Value = id });
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
            if (fact.OccurredOn > latest && fact is not Fact.ResultRegistered && !fact.IsAboutTheRecord) latest = fact.OccurredOn;
        }

        return entries;
    }

    private static string? Header(Dictionary<string, JsonElement>? headers, string name) =>
        headers is not null && headers.TryGetValue(name, out var value) ? value.ToString() : null;
}
