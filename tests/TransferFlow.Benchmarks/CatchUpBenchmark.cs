using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Benchmarks;

/// <summary>How fast the read model takes in a log, against a stock Marten multi-stream projection of counts over the same log.</summary>
internal static class CatchUpBenchmark
{
    public static async Task RunAsync(int facts, int rounds)
    {
        await using var arena = await Arena.OpenAsync();
        var log = Path.Combine(Path.GetTempPath(), $"transferflow-bench-{Environment.ProcessId}.csv");
        var rows = new Generator(20260630).Write(log, facts);
        var filled = await arena.DatabaseAsync();
        await ImportBenchmark.ImportAsync(filled, log);
        File.Delete(log);
        // Clones inherit what the server has learnt of the tables; without that, which plan it takes is chance.
        await Arena.ExecuteAsync(filled, "vacuum analyze");

        var race = new Rounds(rounds);
        await race.RunAsync(
            ("read model", () => InCloneAsync(arena, filled, database => Rounds.TimeAsync(rows, () => CatchUpAsync(database)))),
            ("stock projection, default settings", () => InCloneAsync(arena, filled, database => StockAsync(database, rows, batch: null))),
            ("stock projection, batches of 5,000", () => InCloneAsync(arena, filled, database => StockAsync(database, rows, batch: 5_000))));
        race.Print(
            $"Catch-up on {rows:N0} facts",
            ("read model", "stock projection, default settings"), ("read model", "stock projection, batches of 5,000"));
    }

    private static async Task<double> InCloneAsync(Arena arena, string template, Func<string, Task<double>> turn)
    {
        var database = await arena.DatabaseAsync(template);
        var figure = await turn(database);
        await arena.DropAsync(database);
        return figure;
    }

    private static async Task CatchUpAsync(string database)
    {
        await using var services = Arena.Services(database);
        await ReadModelUpkeep.CatchUpAsync(services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
    }

    private static async Task<double> StockAsync(string database, int rows, int? batch)
    {
        await using var store = DocumentStore.For(options =>
        {
            Store.Configure(options, Store.Complete(database));
            options.Projections.Add(new StageCounts { Options = { BatchSize = batch ?? new AsyncOptions().BatchSize } }, ProjectionLifecycle.Async);
            options.Schema.For<StageCount>();
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        using var daemon = await store.BuildProjectionDaemonAsync();
        return await Rounds.TimeAsync(rows, async () =>
        {
            await daemon.StartAllAsync();
            await daemon.WaitForNonStaleData(TimeSpan.FromMinutes(10));
        });
    }
}

/// <summary>How often a stage was entered in a region.</summary>
public sealed class StageCount
{
    public string Id { get; set; } = "";

    public long Entered { get; set; }

    public long Passed { get; set; }
}

/// <summary>What one would write with the framework alone: counts by stage and region.</summary>
public sealed partial class StageCounts : MultiStreamProjection<StageCount, string>
{
    public StageCounts()
    {
        TenancyGrouping = JasperFx.Events.Grouping.TenancyGrouping.AcrossTenants;
        Identity<Fact.StageEntered>(fact => $"{fact.Stage.Code()}:{fact.HostRegion}");
        Identity<Fact.StagePassed>(fact => $"{fact.Stage.Code()}:all");
    }

    public static void Apply(Fact.StageEntered fact, StageCount count) => count.Entered++;

    public static void Apply(Fact.StagePassed fact, StageCount count) => count.Passed++;
}
