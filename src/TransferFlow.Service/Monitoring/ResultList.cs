using Npgsql;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Monitoring.Listing;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.Columns;
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
    bool InFlightOnly = false, int Page = 1, int PageSize = 50)
{
    /// <summary>How many results stand on the pages before.</summary>
    internal long Skipped => (Math.Max(Page, 1) - 1L) * PageSize;
}

public sealed record ResultPage(IReadOnlyList<ListedResult> Results, long Total, ResultSearch Search)
{
    public int Pages => (int)((Total + Search.PageSize - 1) / Search.PageSize);
}

/// <summary>Finds results, newest entries first: those that the caller may see at present, whichever date and position are asked about.</summary>
/// <param name="columns">The read model in memory, which a server has; without it, and until it is loaded, the database is asked.</param>
public sealed class ResultList(NpgsqlDataSource database, Catalogues catalogues, Scopes scopes, ColumnStore? columns = null)
{
    private readonly ResultTables tables = new(database);

    public async Task<ResultPage> FindAsync(ResultSearch search, Caller caller, CancellationToken stop)
    {
        search = search with { Text = string.IsNullOrWhiteSpace(search.Text) ? null : search.Text.Trim() };
        var prefixes = string.IsNullOrEmpty(search.Within) ? null : Prefixes(search.Within, search.AsOf);
        var scope = await scopes.OfAsync(caller, stop);
        if (await LoadedAsync(search.KnownAt, stop) is not { } snapshot) return await tables.FindAsync(search, prefixes, scope, stop);
        var withText = search.Text is { } text ? await tables.WithTextAsync(text, search.KnownAt, stop) : null;
        var (page, total) = ResultScan.Find(snapshot, search, prefixes, withText, scope);
        var names = await tables.NamesAsync([.. page.Select(result => result.Id)], search.KnownAt, stop);
        return new([.. page.Select(result => Named(result, names))], total, search);
    }

    /// <summary>Of some results those that the caller may see at present.</summary>
    public async Task<IReadOnlySet<string>> VisibleAsync(IReadOnlyCollection<string> ids, Caller caller, CancellationToken stop)
    {
        if (ids.Count == 0) return new HashSet<string>();
        var scope = await scopes.OfAsync(caller, stop);
        if (await LoadedAsync(default, stop) is not { } snapshot) return await tables.VisibleAsync(ids, scope, stop);
        var reach = new CellScope(scope, snapshot);
        return ids.Where(id => snapshot.Find(id) is var (segment, result) && reach.MaySee(segment, result)).ToHashSet();
    }

    /// <summary>These results as of a date and as known at a position, by their ids, whoever may see them.</summary>
    public async Task<IReadOnlyDictionary<string, ListedResult>> OfAsync(
        IReadOnlyCollection<string> ids, DateOnly asOf, Position knownAt, CancellationToken stop)
    {
        if (await LoadedAsync(knownAt, stop) is not { } snapshot) return await tables.OfAsync(ids, asOf, knownAt, stop);
        var names = await tables.NamesAsync(ids, knownAt, stop);
        return ResultScan.Of(snapshot, ids, asOf, knownAt).ToDictionary(result => result.Id, result => Named(result, names));
    }

    private async Task<ColumnSnapshot?> LoadedAsync(Position knownAt, CancellationToken stop) =>
        columns is null or { State.Phase: ColumnPhase.Starting } ? null : await columns.ReachAsync(knownAt, stop);

    private static ListedResult Named(ListedResult result, IReadOnlyDictionary<string, (string Number, string? Title)> names) =>
        names.TryGetValue(result.Id, out var name)
            ? result with { Number = name.Number, Title = name.Title }
            : throw new NotReadyException("The tables of the read model are being made anew.");

    /// <summary>The beginnings of the codes that lie in a region, centre or named set.</summary>
    private string[] Prefixes(string within, DateOnly on) => [.. catalogues.Regions.MembersOf(within, on).DefaultIfEmpty(within).Select(Prefix)];

    /// <summary>The beginning that all codes in a region share: 13 for 130000, 4401 for 440100.</summary>
    private static string Prefix(string region)
    {
        while (region.Length > 2 && region.EndsWith("00", StringComparison.Ordinal)) region = region[..^2];
        return region;
    }
}
