using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TransferFlow.Domain.Access;
using TransferFlow.Host;
using TransferFlow.Host.Postgres;
using TransferFlow.Service.Access;

namespace TransferFlow.Benchmarks;

/// <summary>Transitions over HTTP at 16 connections, against pgbench running the same SQL on the same streams.</summary>
internal static class AppendBenchmark
{
    private const int Connections = 16;
    private const int Results = 2_000;

    private static readonly Dictionary<string, string?> unlimited = new() { ["Limits:RequestsPerSecond"] = "1000000", ["Limits:Burst"] = "1000000" };

    public static async Task RunAsync(int appends, int rounds)
    {
        await using var arena = await Arena.OpenAsync();
        var template = await arena.DatabaseAsync();
        await FillAsync(template);
        var race = new Rounds(rounds);
        await race.RunAsync(
            ("HTTP", async () =>
            {
                var database = await arena.DatabaseAsync(template);
                var figure = await OverHttpAsync(database, appends);
                await arena.DropAsync(database);
                return figure;
            }),
            ("pgbench", async () =>
            {
                var database = await arena.DatabaseAsync(template);
                var figure = await WithPgbenchAsync(database, appends);
                await arena.DropAsync(database);
                return figure;
            }));
        race.Print($"{appends:N0} appends to {Results:N0} results at {Connections} connections", ("HTTP", "pgbench"));
    }

    /// <summary>Each result is registered and in research, and is numbered for pgbench.</summary>
    private static async Task FillAsync(string database)
    {
        var log = new StringBuilder("result,event,occurred_on,stage,region\n");
        for (var i = 1; i <= Results; i++) log.Append(CultureInfo.InvariantCulture, $"A{i},stage-entered,2024-01-01,research,110000\n");
        await using var services = Arena.Services(database);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(log.ToString()));
        await Arena.ImportAsync(services, file);
        await Arena.ExecuteAsync(
            database,
            """
            create table numbered as select row_number() over (order by id)::int as n, id from mt_streams;
            alter table numbered add primary key (n)
            """);
    }

    private static async Task<double> OverHttpAsync(string database, int appends)
    {
        await using var app = Server.Build(new(0, Settings: new Dictionary<string, string?> { ["Limits:Burst"] = "10000000" }), database);
        await app.StartAsync();
        var ids = await IdsAsync(database);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections })
        {
            BaseAddress = new Uri(app.Urls.First()),
        };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await KeyAsync(app.Services));
        await AppendAsync(client, ids, "warm", 500);
        var figure = await Rounds.TimeAsync(appends, () => AppendAsync(client, ids, "o", appends));
        await app.StopAsync();
        return figure;
    }

    /// <summary>Moves results from one organisation to the next. Each connection has results of its own, so that no two race for one.</summary>
    private static Task AppendAsync(HttpClient client, List<string> ids, string organisation, int appends) =>
        Task.WhenAll(Enumerable.Range(0, Connections).Select(async connection =>
        {
            for (var i = connection; i < appends; i += Connections)
            {
                var command = new { stage = "pilot", organisation = $"{organisation}{i}", region = "130000", occurredOn = "2024-06-01" };
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/results/{ids[i % Results]}/stages", UriKind.Relative))
                {
                    Content = JsonContent.Create(command),
                };
                request.Headers.Add("Idempotency-Key", $"{organisation}-{i}");
                using var answer = await client.SendAsync(request);
                answer.EnsureSuccessStatusCode();
            }
        }));

    private static async Task<string> KeyAsync(IServiceProvider services)
    {
        var now = DateTimeOffset.UtcNow;
        var (key, text) = AccessKey.Create(new("", Role.Office, Region: Caller.Country), "benchmark", "", now, now.AddDays(1));
        await using var session = services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Insert(key);
        await session.SaveChangesAsync();
        return text;
    }

    private static async Task<List<string>> IdsAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select id from numbered order by n", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<string>();
        while (await reader.ReadAsync()) ids.Add(reader.GetString(0));
        return ids;
    }

    private static async Task<double> WithPgbenchAsync(string database, int appends)
    {
        // What FetchForWriting and the append send: the stream's version and its facts, then in one transaction a call of Marten's own function and
        // the receipt of the idempotency key.
        const string Script =
            """
            \set n 1 + :client_id + 16 * random(0, 124)
            select version from mt_streams where tenant_id = 'jjj' and id = (select id from numbered where n = :n)
            \gset
            select data, type, version from mt_events
            where tenant_id = 'jjj' and stream_id = (select id from numbered where n = :n) order by version;
            begin;
            select mt_quick_append_events(
                (select id from numbered where n = :n), 'result_stream', 'jjj', array[gen_random_uuid()], array['stage-entered'],
                array['TransferFlow.Domain.Results.Fact+StageEntered, TransferFlow.Domain'],
                array['{"stage":"pilot","organisation":"o1","hostRegion":"130000","occurredOn":"2024-06-01"}'::jsonb],
                array[null::bytea], array['http:0HN'], array['00-1'], array['{"organisation":"local"}'::jsonb], array['local']);
            insert into mt_doc_receipt (id, data, mt_dotnet_type)
            values (md5(random()::text) || md5(random()::text), '{"request":"0","answer":"{}","isSealed": false}', 'TransferFlow.Service.Http.Receipt');
            end;
            """;
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, Script);
        var settings = new NpgsqlConnectionStringBuilder(database);
        var pgbench = Path.Combine(PostgresBinaries.Find(null, null).Folder, "pgbench");
        string[] arguments =
        [
            "-n", "-M", "prepared", "-c", $"{Connections}", "-j", "2", "-t", $"{appends / Connections}", "-f", script,
            "-h", settings.Host!, "-U", settings.Username!, settings.Database!,
        ];
        using var process = Process.Start(new ProcessStartInfo(pgbench, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        File.Delete(script);
        var line = output.Split('\n').FirstOrDefault(line => line.StartsWith("tps = ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"pgbench failed: {await process.StandardError.ReadToEndAsync()}");
        return double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
    }
}
