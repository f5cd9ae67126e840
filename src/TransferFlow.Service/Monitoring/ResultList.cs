using Npgsql;
using NpgsqlTypes;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Monitoring;

/// <summary>One result in a list, as of a date and as known at a position.</summary>
/// <param name="Stage">Where it is or, once ended, where it was; null before its first entry.</param>
/// <param name="Ended">How it ended by asOf; null while it goes on.</param>
public sealed record ListedResult(
    string Id, string Owner, string Number, string? Title, string? Field, string OriginRegion,
    Stage? Stage, string? Site, string? HostRegion, DateOnly? Since, WayOut? Ended, DateOnly? EndedOn);

/// <summary>What is looked for. Text is found in number, title, and the owner's id or name, whatever the case; conditions add up.</summary>
/// <param name="Within">A region, centre or named set that the present host region lies in.</param>
/// <param name="Page">From 1.</param>
public sealed record ResultSearch(
    DateOnly AsOf, Position KnownAt, string? Text = null, Stage? Stage = null, string? Within = null, string? Field = null, string? Owner = null,
    bool InFlightOnly = false, int Page = 1, int PageSize = 50);

public sealed record ResultPage(IReadOnlyList<ListedResult> Results, long Total, ResultSearch Search)
{
    public int Pages => (int)((Total + Search.PageSize - 1) / Search.PageSize);
}

/// <summary>Finds results, newest entries first: those that the caller may see at present, whichever date and position are asked about.</summary>
public sealed class ResultList(NpgsqlDataSource database, Catalogues catalogues, Scopes scopes)
{
    /// <summary>What can be told without the visits comes first, so that few of them are looked at where few results are asked for.</summary>
    private static string Query(CallerScope scope) =>
        $$"""
        with asked as materialized (
            select r.* from known_result r
            where r.known_from <= @knownAt and r.known_to > @knownAt and {{scope.MaySee("r.result")}}
              and (@text is null or r.number ilike @text or r.title ilike @text or r.owner ilike @text
                   or r.owner in (
                       select id from mt_doc_organisation where data #>> '{name,zh}' ilike @text or data #>> '{name,en}' ilike @text))
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

    public async Task<ResultPage> FindAsync(ResultSearch search, Caller caller, CancellationToken stop)
    {
        var scope = await scopes.OfAsync(caller, stop);
        await using var command = database.CreateCommand(Query(scope));
        scope.AddTo(command);
        command.Add("asOf", NpgsqlDbType.Date, search.AsOf);
        command.Add("knownAt", NpgsqlDbType.Bigint, search.KnownAt.Sequence);
        command.Add("text", NpgsqlDbType.Text, string.IsNullOrWhiteSpace(search.Text) ? null : $"%{EscapeLike(search.Text.Trim())}%");
        command.Add("stage", NpgsqlDbType.Smallint, (short?)search.Stage);
        command.Add(
            "prefixes", NpgsqlDbType.Array | NpgsqlDbType.Text,
            string.IsNullOrEmpty(search.Within) ? null : Prefixes(search.Within, search.AsOf));
        command.Add("field", NpgsqlDbType.Text, search.Field);
        command.Add("owner", NpgsqlDbType.Text, search.Owner);
        command.Add("inFlightOnly", NpgsqlDbType.Boolean, search.InFlightOnly);
        command.Add("size", NpgsqlDbType.Integer, search.PageSize);
        command.Add("skip", NpgsqlDbType.Bigint, (long)(Math.Max(search.Page, 1) - 1) * search.PageSize);

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
        if (results.Count == 0 && search.Page > 1) total = (await FindAsync(search with { Page = 1 }, caller, stop)).Total;
        return new(results, total, search);
    }

    /// <summary>Of some results those that the caller may see at present.</summary>
    public async Task<IReadOnlySet<string>> VisibleAsync(IReadOnlyCollection<string> ids, Caller caller, CancellationToken stop)
    {
        var scope = await scopes.OfAsync(caller, stop);
        if (ids.Count == 0 || scope.MaySee("id") == CallerScope.Everything) return ids.ToHashSet();
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
            """
            select r.result, r.owner, r.number, r.title, r.field, r.origin_region, v.stage, v.site, v.host_region, v.entered_on,
                   case when r.ended_on <= @asOf then r.way_out end, case when r.ended_on <= @asOf then r.ended_on end
            from known_result r
            left join (
                select distinct on (result) result, stage, site, host_region, entered_on from stage_visit
                where known_from <= @knownAt and known_to > @knownAt and entered_on <= @asOf and result = any(@ids)
                order by result, ordinal desc) v using (result)
            where r.known_from <= @knownAt and r.known_to > @knownAt and r.result = any(@ids)
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

    private string[] Prefixes(string within, DateOnly on) =>
        [.. catalogues.Regions.MembersOf(within, on).DefaultIfEmpty(within).Select(code => EscapeLike(Prefix(code)) + "%")];

    /// <summary>The beginning that all codes in a region share: 13 for 130000, 4401 for 440100.</summary>
    private static string Prefix(string region)
    {
        while (region.Length > 2 && region.EndsWith("00", StringComparison.Ordinal)) region = region[..^2];
        return region;
    }

    private static string EscapeLike(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}
