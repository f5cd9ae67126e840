using Npgsql;
using NpgsqlTypes;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Notices;

/// <summary>One request for a correction, as it is known now.</summary>
/// <param name="Correction">The version of the request.</param>
/// <param name="Organisation">For which organisation it was asked; null where none is on record.</param>
/// <param name="IsOwn">Whether the caller asked for it.</param>
/// <param name="IsApprovable">Whether it waits and the caller may approve it.</param>
public sealed record ListedCorrection(
    string Result, string Owner, string Number, string? Title, long Correction, CorrectionStatus Status, Fact.CorrectionRequested Request,
    string? Organisation, DateTimeOffset RequestedAt, string? AnsweredBy, DateTimeOffset? AnsweredAt, bool IsOwn, bool IsApprovable);

/// <param name="Status">Only corrections in this state; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record CorrectionSearch(CorrectionStatus? Status = CorrectionStatus.Pending, int Page = 1, int PageSize = 50);

public sealed record CorrectionPage(IReadOnlyList<ListedCorrection> Corrections, long Total, CorrectionSearch Search)
{
    public int Pages => (int)((Total + Search.PageSize - 1) / Search.PageSize);
}

/// <summary>
/// The corrections of the results that a caller may see: first those that the caller may approve, the oldest first, then those that wait for somebody
/// else, then those that were answered, the newest first. A result whose registration is void is in no list.
/// </summary>
public sealed class CorrectionInbox(NpgsqlDataSource database, Scopes scopes)
{
    private static readonly string pending = $"{Present.Holds("one")} and one.status = {(int)CorrectionStatus.Pending}";

    private static readonly string order = $"order by status <> {(int)CorrectionStatus.Pending}, is_approvable desc, place, result, request";

    private static readonly string ofKnown = $"join known_result r on r.result = one.result and {Present.Holds("r")}";

    public async Task<CorrectionPage> FindAsync(CorrectionSearch search, Caller caller, CancellationToken stop)
    {
        var scope = await scopes.OfAsync(caller, stop);
        await using var command = database.CreateCommand(Query(scope, caller));
        scope.AddTo(command);
        command.Add("person", NpgsqlDbType.Text, caller.Person);
        command.Add("status", NpgsqlDbType.Smallint, (short?)search.Status);
        command.Add("size", NpgsqlDbType.Integer, search.PageSize);
        command.Add("skip", NpgsqlDbType.Bigint, (search.Page - 1L) * search.PageSize);
        var (corrections, total) = (new List<ListedCorrection>(), 0L);
        await using (var reader = await command.ExecuteReaderAsync(stop))
        {
            while (await reader.ReadAsync(stop))
            {
                corrections.Add(Read(reader));
                total = reader.GetInt64(13);
            }
        }

        // A page behind the last one has no row that could tell how many there are.
        if (corrections.Count == 0 && search.Page > 1) total = (await FindAsync(search with { Page = 1 }, caller, stop)).Total;
        return new(corrections, total, search);
    }

    /// <summary>How many wait for the caller's approval: what every page shows.</summary>
    public async Task<long> CountWaitingAsync(Caller caller, CancellationToken stop)
    {
        if (!caller.May(Act.ApproveCorrections)) return 0;
        var scope = await scopes.OfAsync(caller, stop);
        await using var command = database.CreateCommand(
            $"select count(*) from correction one {ofKnown} where {pending} and one.asked_by <> @person and {scope.MayLog("one.result")}");
        scope.AddTo(command);
        command.Add("person", NpgsqlDbType.Text, caller.Person);
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <summary>The page is cut before the log is looked at.</summary>
    private static string Query(CallerScope scope, Caller caller) =>
        $"""
         with asked_for as (
             select r.result, r.owner, r.number, r.title, one.request, one.status, one.answered_at, one.answered_by, one.asked_by = @person as is_own,
                    {pending} and one.asked_by <> @person and {MayApprove(scope, caller)} as is_approvable,
                    case when {pending} then one.known_from else -one.known_from end as place, count(*) over () as total
             from correction one {ofKnown}
             where {Present.Holds("one")} and (@status is null or one.status = @status) and {scope.MaySee("one.result")}),
         found as materialized (select * from asked_for {order} limit @size offset @skip)
         select f.result, f.owner, f.number, f.title, f.request, f.status, asked.data, asked.headers ->> '{Provenance.OrganisationHeader}',
                asked.timestamp, f.answered_by, answered.timestamp, f.is_own, f.is_approvable, f.total
         from found f
         join mt_events asked on asked.tenant_id = split_part(f.result, '-', 1) and asked.stream_id = f.result and asked.version = f.request
         left join mt_events answered
           on answered.tenant_id = split_part(f.result, '-', 1) and answered.stream_id = f.result and answered.version = f.answered_at
         {order}
         """;

    private static string MayApprove(CallerScope scope, Caller caller) => caller.May(Act.ApproveCorrections) ? scope.MayLog("one.result") : "false";

    private static ListedCorrection Read(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.Text(3), reader.GetInt64(4), (CorrectionStatus)reader.GetInt16(5),
        (Fact.CorrectionRequested)FactJson.Read(FactCodes.CorrectionRequested, reader.GetString(6)), reader.Text(7),
        reader.GetFieldValue<DateTimeOffset>(8), reader.Text(9), reader.Value<DateTimeOffset>(10), reader.GetBoolean(11), reader.GetBoolean(12));
}
