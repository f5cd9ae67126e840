using Npgsql;
using NpgsqlTypes;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Monitoring.Listing;

/// <summary>Lists of results from the tables of the read model.</summary>
internal sealed class ResultTables(NpgsqlDataSource database)
{
    private const string Known = "r.known_from <= @knownAt and r.known_to > @knownAt";

    private const string HasText =
        """
        (r.number ilike @text or r.title ilike @text or r.owner ilike @text
         or r.owner in (select id from mt_doc_organisation where data #>> '{name,zh}' ilike @text or data #>> '{name,en}' ilike @text))
        """;

    /// <summary>What can be told without the visits comes first, so that few of them are looked at where few results are asked for.</summary>
    private static string Page(CallerScope scope) =>
        $$"""
        with asked as materialized (
            select r.* from known_result r
            where {{Known}} and {{scope.MaySee("r.result")}}
              and (@text is null or {{HasText}})
              and (@field is null or r.field = @field) and (@owner is null or r.owner = @owner)
              and (not @inFlightOnly or r.ended_on is null or r.ended_on > @asOf)),
        last_visit as (
            select distinct on (result) result, stage, site, host_region, entered_on
            from stage_visit
            where known_from <= @knownAt and known_to > @knownAt and entered_on <= @asOf and result in (select result from asked)
            order by result, ordinal desc)
        select r.result, r.owner, r.number, r.title, r.field, r.origin_region, v.stage, v.site, v.host_region, v.entered_on,
               case when r.ended_on <= @asOf then r.way_out end, case when r.ended_on <= @asOf then r.ended_on end, count(*) over ()
        from asked r left join last_visit v using (result)
        where (@stage is null or v.stage = @stage) and (@prefixes is null or v.host_region like any (@prefixes))
        order by v.entered_on desc nulls last, r.result
        limit @size offset @skip
        """;

    /// <param name="prefixes">With one of which the present host region begins; null for any region.</param>
    public async Task<ResultPage> FindAsync(ResultSearch search, string[]? prefixes, CallerScope scope, CancellationToken stop)
    {
        await using var command = database.CreateCommand(Page(scope));
        scope.AddTo(command);
        command.Add("asOf", NpgsqlDbType.Date, search.AsOf);
        command.Add("knownAt", NpgsqlDbType.Bigint, search.KnownAt.Sequence);
        command.Add("text", NpgsqlDbType.Text, search.Text is { } text ? Pattern(text) : null);
        command.Add("stage", NpgsqlDbType.Smallint, (short?)search.Stage);
        command.Add("prefixes", NpgsqlDbType.Array | NpgsqlDbType.Text, prefixes?.Select(prefix => $"{EscapeLike(prefix)}%").ToArray());
        command.Add("field", NpgsqlDbType.Text, search.Field);
        command.Add("owner", NpgsqlDbType.Text, search.Owner);
        command.Add("inFlightOnly", NpgsqlDbType.Boolean, search.InFlightOnly);
        command.Add("size", NpgsqlDbType.Integer, search.PageSize);
        command.Add("skip", NpgsqlDbType.Bigint, search.Skipped);

        var results = new List<ListedResult>();
        var total = 0L;
        await using (var reader = await command.ExecuteReaderAsync(stop))
        {
            while (await reader.ReadAsync(stop))
            {
                results.Add(Read(reader));
                total = reader.GetInt64(12);
            }
        }

        // A page behind the last one has no row that could tell how many there are.
        if (results.Count == 0 && search.Page > 1) total = (await FindAsync(search with { Page = 1 }, prefixes, scope, stop)).Total;
        return new(results, total, search);
    }

    /// <summary>The results with a text in their number, their title, or their owner's id or name.</summary>
    public async Task<IReadOnlySet<string>> WithTextAsync(string text, Position knownAt, CancellationToken stop)
    {
        await using var command = database.CreateCommand($"select r.result from known_result r where {Known} and {HasText}");
        command.Add("knownAt", NpgsqlDbType.Bigint, knownAt.Sequence);
        command.Add("text", NpgsqlDbType.Text, Pattern(text));
        var found = new HashSet<string>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) found.Add(reader.GetString(0));
        return found;
    }

    /// <summary>
    /// The numbers and titles of results at a position. Every row is looked at only for those that were told anew since: rows that hold have an index.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, (string Number, string? Title)>> NamesAsync(
        IReadOnlyCollection<string> ids, Position knownAt, CancellationToken stop)
    {
        var names = new Dictionary<string, (string, string?)>();
        foreach (var condition in new[] { $"r.known_to = {long.MaxValue} and r.known_from <= @knownAt", Known })
        {
            if (names.Count == ids.Count) break;
            await using var command = database.CreateCommand(
                $"select r.result, r.number, r.title from known_result r where {condition} and r.result = any(@ids)");
            command.Add("knownAt", NpgsqlDbType.Bigint, knownAt.Sequence);
            command.Add("ids", NpgsqlDbType.Array | NpgsqlDbType.Text, ids.Where(id => !names.ContainsKey(id)).ToArray());
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop)) names.Add(reader.GetString(0), (reader.GetString(1), reader.Text(2)));
        }

        return names;
    }

    /// <summary>Of some results those that the caller may see at present.</summary>
    public async Task<IReadOnlySet<string>> VisibleAsync(IReadOnlyCollection<string> ids, CallerScope scope, CancellationToken stop)
    {
        if (scope.MaySee("id") == CallerScope.Everything) return ids.ToHashSet();
        await using var command = database.CreateCommand($"select id from unnest(@ids) as asked (id) where {scope.MaySee("id")}");
        scope.AddTo(command);
        command.Add("ids", NpgsqlDbType.Array | NpgsqlDbType.Text, ids.ToArray());
        var visible = new HashSet<string>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) visible.Add(reader.GetString(0));
        return visible;
    }

    /// <summary>These results as of a date and as known at a position, by their ids, whoever may see them.</summary>
    public async Task<IReadOnlyDictionary<string, ListedResult>> OfAsync(
        IReadOnlyCollection<string> ids, DateOnly asOf, Position knownAt, CancellationToken stop)
    {
        await using var command = database.CreateCommand(
            $"""
            select r.result, r.owner, r.number, r.title, r.field, r.origin_region, v.stage, v.site, v.host_region, v.entered_on,
                   case when r.ended_on <= @asOf then r.way_out end, case when r.ended_on <= @asOf then r.ended_on end
            from known_result r
            left join (
                select distinct on (result) result, stage, site, host_region, entered_on from stage_visit
                where known_from <= @knownAt and known_to > @knownAt and entered_on <= @asOf and result = any(@ids)
                order by result, ordinal desc) v using (result)
            where {Known} and r.result = any(@ids)
            """);
        command.Add("asOf", NpgsqlDbType.Date, asOf);
        command.Add("knownAt", NpgsqlDbType.Bigint, knownAt.Sequence);
        command.Add("ids", NpgsqlDbType.Array | NpgsqlDbType.Text, ids.ToArray());
        var results = new Dictionary<string, ListedResult>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) results.Add(reader.GetString(0), Read(reader));
        return results;
    }

    private static ListedResult Read(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.Text(3), reader.Text(4), reader.GetString(5),
        (Stage?)reader.Value<short>(6), reader.Text(7), reader.Text(8), reader.Value<DateOnly>(9),
        (WayOut?)reader.Value<short>(10), reader.Value<DateOnly>(11));

    private static string Pattern(string text) => $"%{EscapeLike(text)}%";

    private static string EscapeLike(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}
