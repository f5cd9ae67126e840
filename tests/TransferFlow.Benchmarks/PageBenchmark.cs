using System.Diagnostics;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Host;
using TransferFlow.Service.Access;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Benchmarks;

/// <summary>How long a server takes for the dashboard and other pages at national scale: requests one after another, each for another date.</summary>
internal static class PageBenchmark
{
    private static readonly Caller[] readers =
    [
        new("country", Role.Office, Region: Caller.Country), new("hebei", Role.Office, Region: "130000"), new("owner", Role.Incubator, OrganisationId.Of("bench-owner-7")),
    ];

    private static readonly string[] pages = ["/?asOf=", "/results?asOf=", "/figures/funnel?asOf="];

    public static async Task RunAsync(int facts, int requests)
    {
        await using var arena = await Arena.OpenAsync();
        var database = await arena.DatabaseAsync();
        var rows = await ImportBenchmark.FillAsync(database, facts);
        var visits = 0L;
        await using (var services = Arena.Services(database))
        {
            await ReadModelUpkeep.CatchUpAsync(services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
            await using var count = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
                $"select count(*) from stage_visit where known_to = {long.MaxValue}");
            visits = (long)(await count.ExecuteScalarAsync())!;
        }

        await Arena.ExecuteAsync(database, "vacuum analyze");
        await using var app = Server.Build(new(0, Settings: new Dictionary<string, string?> { ["Limits:Burst"] = "10000000" }), database);
        await app.StartAsync();
        Console.WriteLine($"Pages at {visits:N0} visits, {rows:N0} facts ({Environment.ProcessorCount} processors)");
        foreach (var reader in readers)
        {
            using var client = await ClientAsync(app, reader);
            foreach (var page in pages) await TimeAsync(client, reader, page, requests);
        }

        await app.StopAsync();
    }

    private static async Task TimeAsync(HttpClient client, Caller reader, string page, int requests)
    {
        var times = new List<double>();
        for (var i = -3; i < requests; i++)
        {
            var day = new DateOnly(2026, 6, 30).AddDays(-7 * Math.Abs(i));
            var clock = Stopwatch.StartNew();
            using var answer = await client.GetAsync(new Uri($"{page}{day:yyyy-MM-dd}", UriKind.Relative));
            await answer.Content.ReadAsByteArrayAsync();
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{page} answered {(int)answer.StatusCode}.");
            if (i >= 0) times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(
            $"  {reader.Actor,-8} {page.Split('?')[0],-18} median {times[times.Count / 2],7:N0} ms   p95 {times[(int)(times.Count * 0.95)],7:N0} ms   {times[0]:N0} to {times[^1]:N0}");
    }

    private static async Task<HttpClient> ClientAsync(Microsoft.AspNetCore.Builder.WebApplication app, Caller reader)
    {
        var now = DateTimeOffset.UtcNow;
        var (key, text) = AccessKey.Create(reader, "benchmark", "", now, now.AddDays(1));
        await using var session = app.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Insert(key);
        await session.SaveChangesAsync();
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", text);
        return client;
    }
}
