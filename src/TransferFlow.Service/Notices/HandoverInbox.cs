using Npgsql;
using NpgsqlTypes;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Notices;

public enum HandoverDirection
{
    /// <summary>Offered to the caller's sites or, for an office, to its region or a site there.</summary>
    In = 1,

    /// <summary>Offered by the caller's sites or, for an office, by one in its region.</summary>
    Out = 2,
}

/// <summary>One offer, as it is known now.</summary>
/// <param name="Days">How long it has been waiting or, once answered, how long it waited.</param>
public sealed record ListedHandover(
    string Result, string Owner, string Number, string? Title, string Handover, Stage ToStage, string? FromSite, string? ToSite, string? ToRegion,
    DateOnly OfferedOn, DateOnly? Until, HandoverStatus Status, DateOnly? AnsweredOn, int Days);

/// <param name="Statuses">Offers in any of these states; none for all.</param>
/// <param name="Page">From 1.</param>
public sealed record HandoverSearch(HandoverDirection Direction, IReadOnlyCollection<HandoverStatus> Statuses, int Page = 1, int PageSize = 50)
{
    /// <summary>What waits for the caller's answer.</summary>
    public static HandoverSearch ToAnswer { get; } = new(HandoverDirection.In, [HandoverStatus.Pending]);
}

public sealed record HandoverPage(IReadOnlyList<ListedHandover> Handovers, long Total, HandoverSearch Search)
{
    public int Pages => (int)((Total + Search.PageSize - 1) / Search.PageSize);
}

/// <summary>
/// The offers that a caller has to do with, at present: what is pending first, oldest first; then what was answered, newest first. Only offers of
/// results that the caller may see are listed, so what a site has declined leaves its list. An offer of a result that has ended waits for nobody.
/// </summary>
public sealed class HandoverInbox(NpgsqlDataSource database, Scopes scopes, TimeProvider clock)
{
    public async Task<HandoverPage> FindAsync(HandoverSearch search, Caller caller, CancellationToken stop)
    {
        var today = ChinaCalendar.Today(clock.GetUtcNow());
        var scope = await scopes.OfAsync(caller, stop);
        await using var command = database.CreateCommand(Query(search.Direction, scope));
        scope.AddTo(command);
        command.Add("statuses", NpgsqlDbType.Array | NpgsqlDbType.Smallint, search.Statuses.Select(status => (short)status).ToArray());
        command.Add("size", NpgsqlDbType.Integer, search.PageSize);
        command.Add("skip", NpgsqlDbType.Bigint, (search.Page - 1L) * search.PageSize);
        var (handovers, total) = (new List<ListedHandover>(), 0L);
        await using (var reader = await command.ExecuteReaderAsync(stop))
        {
            while (await reader.ReadAsync(stop))
            {
                handovers.Add(Read(reader, today));
                total = reader.GetInt64(13);
            }
        }

        // A page behind the last one has no row that could tell how many there are.
        if (handovers.Count == 0 && search.Page > 1) total = (await FindAsync(search with { Page = 1 }, caller, stop)).Total;
        return new(handovers, total, search);
    }

    /// <summary>
    /// How many offers wait for the caller's answer: what every page shows. Whoever is offered a result may see it, so that need not be asked.
    /// Few wait among many, so the result of each of them is looked up by itself.
    /// </summary>
    public async Task<long> CountWaitingAsync(Caller caller, CancellationToken stop)
    {
        var scope = await scopes.OfAsync(caller, stop);
        await using var command = database.CreateCommand(
            $"""
             select count(*) from handover h
             cross join lateral (select ended_on from known_result k where k.result = h.result and {Present.Holds("k")} limit 1) r
             where h.known_to = {long.MaxValue} and h.status = {(int)HandoverStatus.Pending} and r.ended_on is null and {scope.Receives("h")}
             """);
        scope.AddTo(command);
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    private static string Query(HandoverDirection direction, CallerScope scope) =>
        $"""
         select r.result, r.owner, r.number, r.title, h.handover, h.to_stage, h.from_site, h.to_site, h.to_region, h.offered_on, h.until, h.status,
                h.answered_on, count(*) over ()
         from handover h join known_result r on r.result = h.result and {Present.Holds("r")}
         where h.known_to = {long.MaxValue} and (cardinality(@statuses) = 0 or h.status = any(@statuses))
           and (h.status <> {(int)HandoverStatus.Pending} or r.ended_on is null)
           and {(direction == HandoverDirection.In ? scope.Receives("h") : scope.Sends("h"))} and {scope.MaySee("h.result")}
         order by h.status <> {(int)HandoverStatus.Pending}, h.answered_on desc, h.offered_on, h.result, h.ordinal
         limit @size offset @skip
         """;

    private static ListedHandover Read(NpgsqlDataReader reader, DateOnly today)
    {
        var (offered, answered) = (reader.GetFieldValue<DateOnly>(9), reader.Value<DateOnly>(12));
        return new(
            reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.Text(3), reader.GetString(4), (Stage)reader.GetInt16(5),
            reader.Text(6), reader.Text(7), reader.Text(8), offered, reader.Value<DateOnly>(10), (HandoverStatus)reader.GetInt16(11), answered,
            Math.Max(0, (answered ?? today).DayNumber - offered.DayNumber));
    }
}
