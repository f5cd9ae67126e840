using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Benchmarks;

/// <summary>
/// Corrects one result in two hundred, always the same ones in the same way: an entry comes to have another day, another region, or to be void. What the
/// decider does not let in is not asked for.
/// </summary>
internal static class Corrector
{
    private const int Seldom = 200;
    private const int Batch = 500;
    private static readonly DateOnly Today = new(2026, 6, 30);

    /// <returns>How many facts that made.</returns>
    public static async Task<int> RunAsync(string database)
    {
        await using var services = Arena.Services(database);
        var corrections = (await ResultsAsync(services.GetRequiredService<NpgsqlDataSource>())).Index()
            .Select(result => (result.Item.Id, Facts: Correction(result.Item.Timeline, result.Index))).Where(result => result.Facts.Length > 0).ToList();
        foreach (var home in corrections.GroupBy(result => ResultId.HomeOf(result.Id)))
            foreach (var batch in home.Chunk(Batch)) await WriteAsync(services.GetRequiredService<IDocumentStore>(), home.Key, batch);
        return corrections.Sum(result => result.Facts.Length);
    }

    private static async Task<IEnumerable<(string Id, Timeline Timeline)>> ResultsAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        var ids = new List<string>();
        await using (var command = new NpgsqlCommand(
            $"""select id from (select id, row_number() over (order by id collate "C") as place from mt_streams) as s where place % {Seldom} = 7 order by place""",
            connection) { CommandTimeout = 0 })
        {
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) ids.Add(reader.GetString(0));
        }

        var facts = (await LogReader.OfResultsAsync(connection, ids, long.MaxValue, CancellationToken.None)).ToLookup(fact => fact.Result);
        return ids.Select(id => (id, Timeline.Of(facts[id].Select(fact => new Recorded(fact.Version, fact.Fact)))));
    }

    private static Fact[] Correction(Timeline timeline, int place)
    {
        var entry = timeline.Entries.LastOrDefault(entry => entry.Fact is Fact.StageEntered);
        if (entry.Fact is not Fact.StageEntered entered) return [];
        Fact? should = (place % 3) switch
        {
            0 => entered with { OccurredOn = entered.OccurredOn.AddDays(-3) },
            1 => entered with { HostRegion = entered.HostRegion == "130000" ? "120000" : "130000" },
            _ => null,
        };
        var request = new Fact.CorrectionRequested([new(entry.Version, should)], "录入错误", "bench-1") { OccurredOn = Today };
        return Decider.Decide(timeline, new(request, Today)) is Decision.Logged
            ? [request, new Fact.CorrectionApproved(timeline.Version + 1, "bench-2") { OccurredOn = Today }]
            : [];
    }

    private static async Task WriteAsync(IDocumentStore store, string home, IEnumerable<(string Id, Fact[] Facts)> corrections)
    {
        await using var session = store.LightweightSession(home);
        new Provenance("bench", "bench", "benchmark").PutOn(session);
        foreach (var (id, facts) in corrections) session.Events.Append(id, facts);
        await session.SaveChangesAsync();
    }
}
