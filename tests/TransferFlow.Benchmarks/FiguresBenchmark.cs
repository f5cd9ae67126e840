using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Monitoring.Queries;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Benchmarks;

/// <summary>
/// stage-conversion of all four stages by province, as of another date and as known at another position each time: columns in memory, the product's SQL on
/// <c>stage_visit</c>, and DuckDB on the same rows. What the three answer must be the same bytes.
/// </summary>
internal static class FiguresBenchmark
{
    /// <summary>How many facts of the log a visit takes, near enough.</summary>
    private const double FactsPerVisit = 2.4;

    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000, 4_000_000];

    /// <param name="most">The greatest number of visits, near enough.</param>
    /// <returns>An exit code: 1 where an answer differs.</returns>
    public static async Task<int> RunAsync(int most, int rounds)
    {
        await using var arena = await Arena.OpenAsync();
        var latencies = new List<(long Visits, double Seconds)>();
        foreach (var size in Sizes.Where(size => size <= most).DefaultIfEmpty(most))
        {
            var database = await FilledAsync(arena, size);
            if (await RaceAsync(database, rounds) is not { } latency) return 1;
            latencies.Add(latency);
            await arena.DropAsync(database);
        }

        Console.WriteLine("Growth of the columns' latency");
        foreach (var (visits, seconds) in latencies) Console.WriteLine($"  {visits,10:N0} visits {seconds * 1e3,8:0.00} ms {seconds / visits * 1e9,8:0.0} ns a visit");
        return 0;
    }

    private static async Task<string> FilledAsync(Arena arena, int visits)
    {
        var database = await arena.DatabaseAsync();
        await ImportBenchmark.FillAsync(database, (int)(visits * FactsPerVisit));
        await using (var services = Arena.Services(database))
            await ReadModelUpkeep.CatchUpAsync(services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
        await Arena.ExecuteAsync(database, "vacuum analyze");
        return database;
    }

    /// <returns>The visits that there are, and the median time that the columns took for one question of four stages.</returns>
    private static async Task<(long Visits, double Seconds)?> RaceAsync(string database, int rounds)
    {
        await using var services = Arena.Services(database);
        var regions = services.GetRequiredService<Catalogues>().Regions;
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        // Sorts need not go to the disk.
        await using (var memory = new NpgsqlCommand("set work_mem = '512MB'", connection)) await memory.ExecuteNonQueryAsync();

        var clock = Stopwatch.StartNew();
        var snapshot = (await Loading.LoadAsync(connection, new(), new(long.MaxValue), CancellationToken.None))!;
        var loading = clock.Elapsed;
        await using var duck = await FiguresDuck.LoadAsync(connection);
        var visits = await VisitsAsync(connection);

        var questions = new Questions(regions, snapshot.Position);
        var answers = new Dictionary<string, byte[]>();
        var isSame = true;
        async Task<double> AskAsync(int round, Func<FigureRequest, Task<byte[]>> answer) =>
            await Rounds.TimeAsync(1, async () =>
            {
                foreach (var question in questions.Of(round))
                {
                    var bytes = await answer(question);
                    if (answers.TryAdd(question.Address, bytes) || answers[question.Address].AsSpan().SequenceEqual(bytes)) continue;
                    Console.Error.WriteLine($"The answers differ: {question.Address}");
                    isSame = false;
                }
            });

        Func<FigureRequest, Task<byte[]>> columns = question => Task.FromResult(ColumnFigures.Answer(snapshot, question, regions));
        Func<FigureRequest, Task<byte[]>> sql = question => FigureQueries.AnswerAsync(connection, question, regions, CancellationToken.None);
        Func<FigureRequest, Task<byte[]>> duckDb = async question => AllFigures.StageConversion.Answer(question, regions, await duck.CohortAsync(question));
        foreach (var contestant in new[] { columns, sql, duckDb })
            for (var warm = 1; warm <= 2; warm++) await AskAsync(-warm, contestant);

        var race = new Rounds(rounds);
        var (ofColumns, ofSql, ofDuck, times) = (0, 0, 0, new List<double>());
        await race.RunAsync(
            ("columns", async () =>
            {
                var rate = await AskAsync(ofColumns++, columns);
                times.Add(1 / rate);
                return rate;
            }),
            ("SQL in PostgreSQL", () => AskAsync(ofSql++, sql)),
            ("SQL in DuckDB", () => AskAsync(ofDuck++, duckDb)));
        race.Print(
            $"stage-conversion of four stages by province, {visits:N0} visits, {snapshot.Results:N0} results, {snapshot.Bytes >> 20:N0} MB in memory, loaded in {loading.TotalSeconds:0.0} s",
            ("columns", "SQL in PostgreSQL"), ("columns", "SQL in DuckDB"));
        return isSame ? (visits, times.Order().ElementAt(times.Count / 2)) : null;
    }

    private static async Task<long> VisitsAsync(NpgsqlConnection connection)
    {
        await using var count = new NpgsqlCommand($"select count(*) from stage_visit where known_to = {long.MaxValue}", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    /// <summary>Questions of a round, the same for each contestant.</summary>
    private sealed class Questions(RegionCatalogue regions, Position newest)
    {
        public IEnumerable<FigureRequest> Of(int round)
        {
            var random = new Random(round);
            var asOf = new DateOnly(2026, 6, 30).AddDays(-random.Next(3_000));
            var knownAt = new Position((long)(newest.Sequence * (0.5 + (random.NextDouble() / 2))));
            return Stages.All.Select(stage => new FigureRequestParser(RegionRevisions.Of(regions), new(2026, 6, 30), knownAt).Parse(
                FigureNames.StageConversion,
                [new("stage", stage.Code()), new("horizon", "P365D,P1095D,P1825D"), new("asOf", asOf.ToString("yyyy-MM-dd"))]));
        }
    }
}
