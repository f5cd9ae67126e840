using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TransferFlow.Host;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Benchmarks;

/// <summary>How long a server takes for the dashboard and other pages at national scale: requests one after another, each for another date.</summary>
internal static class PageBenchmark
{
    /// <summary>The demo's parts of a national office, of Hebei's office, and of an owner, who has nothing in this log.</summary>
    private static readonly string[] readers = ["demo-country", "demo-office", "demo-owner"];

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
        await using var app = Server.Build(new(0, Demo: true, Settings: new Dictionary<string, string?> { ["Limits:Burst"] = "10000000" }), database);
        await app.StartAsync();
        await ReadyAsync(app.Urls.First());
        Console.WriteLine($"Pages at {visits:N0} visits, {rows:N0} facts ({Environment.ProcessorCount} processors)");
        foreach (var reader in readers)
        {
            using var client = await ClientAsync(app.Urls.First(), reader);
            foreach (var page in pages) await TimeAsync(client, reader, page, requests);
        }

        await app.StopAsync();
    }

    private static async Task TimeAsync(HttpClient client, string reader, string page, int requests)
    {
        var times = new List<double>();
        for (var i = -3; i < requests; i++)
        {
            var day = new DateOnly(2026, 6, 30).AddDays(-7 * Math.Abs(i));
            var clock = Stopwatch.StartNew();
            using var answer = await client.GetAsync(new Uri($"{page}{day:yyyy-MM-dd}", UriKind.Relative));
            var text = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode || !text.Contains($"{day:yyyy-MM-dd}", StringComparison.Ordinal)) throw new InvalidOperationException($"{page} answered {(int)answer.StatusCode}.");
            if (i >= 0) times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(
            $"  {reader,-12} {page.Split('?')[0],-18} median {times[times.Count / 2],7:N0} ms   p95 {times[(int)(times.Count * 0.95)],7:N0} ms   {times[0]:N0} to {times[^1]:N0}");
    }

    private static async Task ReadyAsync(string address)
    {
        using var client = new HttpClient { BaseAddress = new(address) };
        for (var isReady = false; !isReady; await Task.Delay(200))
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            isReady = answer.IsSuccessStatusCode;
        }
    }

    private static async Task<HttpClient> ClientAsync(string address, string reader)
    {
        var client = new HttpClient { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(5) };
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var token = page.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("part", reader)]);
        using var answer = await client.PostAsync(new Uri("/sign-in/demo", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        return client;
    }
}
