using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Notices;

/// <param name="Kind">Only notices of this kind; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record NoticeSearch(NoticeKind? Kind = null, int Page = 1, int PageSize = 50);

/// <summary>How many notices there are: what a badge shows.</summary>
/// <param name="ByKind">Every kind, those without notices too.</param>
/// <param name="Urgent">How many of them cannot wait.</param>
public sealed record NoticeCounts(ImmutableSortedDictionary<NoticeKind, long> ByKind, long Urgent)
{
    public long Total => ByKind.Values.Sum();
}

public sealed record NoticePage(IReadOnlyList<Notice> Notices, NoticeCounts Counts, NoticeSearch Search)
{
    /// <summary>How many notices there are of the kind that is asked for.</summary>
    public long Total => Search.Kind is { } kind ? Counts.ByKind[kind] : Counts.Total;

    public int Pages => (int)((Total + Search.PageSize - 1) / Search.PageSize);
}

/// <summary>
/// What waits for a caller at present: kind by kind, the oldest first. It follows from the facts, so nothing is marked as read; a notice goes when
/// its reason does. Who only watches, as an auditor, has none.
/// </summary>
public sealed class NoticeBoard(NpgsqlDataSource database, Scopes scopes, NoticeLimits limits, TimeProvider clock)
{
    /// <summary>The notices of a page, and how many there are of each kind.</summary>
    public async Task<NoticePage> FindAsync(NoticeSearch search, Caller caller, CancellationToken stop)
    {
        var scope = await scopes.OfAsync(caller, stop);
        await using var command = CommandOf(
            $"""
             with notice as ({NoticeQueries.All(scope)})
             select n.kind, n.result, r.owner, r.number, r.title, n.since, n.handover, n.stage, n.from_site, n.site, n.region, n.until
             from notice n join known_result r on r.result = n.result and {Present.Holds("r")}
             where @kind is null or n.kind = @kind
             order by n.kind, n.since, n.result, n.handover limit @size offset @skip
             """,
            scope);
        command.Add("kind", NpgsqlDbType.Integer, (int?)search.Kind);
        command.Add("size", NpgsqlDbType.Integer, search.PageSize);
        command.Add("skip", NpgsqlDbType.Bigint, (search.Page - 1L) * search.PageSize);
        var notices = new List<Notice>();
        await using (var reader = await command.ExecuteReaderAsync(stop))
        {
            while (await reader.ReadAsync(stop)) notices.Add(Read(reader));
        }

        return new(notices, await CountAsync(scope, stop), search);
    }

    /// <summary>How many there are of each kind.</summary>
    public async Task<NoticeCounts> CountAsync(Caller caller, CancellationToken stop) => await CountAsync(await scopes.OfAsync(caller, stop), stop);

    private DateOnly Today => ChinaCalendar.Today(clock.GetUtcNow());

    private async Task<NoticeCounts> CountAsync(CallerScope scope, CancellationToken stop)
    {
        await using var command = CommandOf(
            $"""
             with notice as ({NoticeQueries.All(scope)})
             select kind, count(*), count(*) filter (where until <= @soon) from notice group by kind
             """,
            scope);
        command.Add("soon", NpgsqlDbType.Date, Today.AddDays(limits.Soon));
        var counts = Enum.GetValues<NoticeKind>().ToImmutableSortedDictionary(kind => kind, _ => 0L);
        var urgent = 0L;
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            counts = counts.SetItem((NoticeKind)reader.GetInt32(0), reader.GetInt64(1));
            urgent += reader.GetInt64(2);
        }

        return new(counts, urgent);
    }

    private NpgsqlCommand CommandOf(string sql, CallerScope scope)
    {
        var command = database.CreateCommand(sql);
        scope.AddTo(command);
        command.Add("recent", NpgsqlDbType.Date, Today.AddDays(-limits.Recent));
        command.Add("silent", NpgsqlDbType.Date, Today.AddDays(-limits.Silent));
        return command;
    }

    private Notice Read(NpgsqlDataReader reader)
    {
        var (today, since, until) = (Today, reader.GetFieldValue<DateOnly>(5), reader.Value<DateOnly>(11));
        return new(
            (NoticeKind)reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.Text(4), since,
            Math.Max(0, today.DayNumber - since.DayNumber), reader.Text(6), (Stage?)reader.Value<short>(7), reader.Text(8), reader.Text(9),
            reader.Text(10), until, until <= today.AddDays(limits.Soon));
    }
}
