using System.Text;
using System.Text.RegularExpressions;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service;
using TransferFlow.Service.Auditing;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Postgres;

namespace TransferFlow.Tests.Import;

/// <summary>The service on a database of its own that knows two sites and nothing else, at noon in China on 2026-06-30 unless told otherwise.</summary>
internal sealed partial class ImportService : IAsyncDisposable
{
    public const string ValidationCentre = "cvc-tj";
    public const string PilotBase = "pilot-hb";

    private readonly ServiceProvider services;

    private ImportService(string connectionString, DateTimeOffset now)
    {
        ConnectionString = connectionString;
        var registered = new ServiceCollection().AddLogging();
        registered.AddSingleton<TimeProvider>(new StoppedClock(now));
        registered.AddTransferFlow(connectionString);
        services = registered.BuildServiceProvider();
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Database => Get<NpgsqlDataSource>();

    public static async Task<ImportService> StartAsync(DateTimeOffset? now = null) =>
        new(await TestPostgres.FreshDatabaseAsync(MigrateAsync), now ?? new(2026, 6, 30, 12, 0, 0, TimeSpan.FromHours(8)));

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public Task<ImportReport> ImportAsync(
        string csv, string owner = "default", bool dryRun = false, IProgress<ImportProgress>? progress = null, CancellationToken stop = default) =>
        ImportAsync(Encoding.UTF8.GetBytes(csv), owner, dryRun, progress, stop);

    public async Task<ImportReport> ImportAsync(
        byte[] csv, string owner = "default", bool dryRun = false, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        using var file = new MemoryStream(csv);
        return await Get<StageLogImport>().RunAsync(file, new(owner, new("tester", "default", "import:test.csv"), dryRun), progress, stop);
    }

    /// <summary>Imports what has to be accepted.</summary>
    public async Task<ImportReport> AcceptAsync(string csv, string owner = "default")
    {
        var report = await ImportAsync(csv, owner);
        report.Errors.ShouldBeEmpty();
        return report;
    }

    /// <summary>Appends through Marten as a command over HTTP does.</summary>
    public async Task<int> AppendAsync(string result, params Fact[] facts)
    {
        await using var session = Get<IDocumentStore>().LightweightSession(ResultId.HomeOf(result));
        session.Events.Append(result, facts);
        await session.SaveChangesAsync();
        return facts.Length;
    }

    /// <summary>All facts in log order, as rows of the import format.</summary>
    public async Task<string> ExportAsync(string? knownAt = null)
    {
        using var file = new MemoryStream();
        await CatchUpAsync();
        await Get<LogExport>().WriteAsync(file, knownAt, default);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    /// <summary>What an export says that it wrote, and did not.</summary>
    public async Task<LogExported> ExportedAsync()
    {
        using var file = new MemoryStream();
        await CatchUpAsync();
        return await Get<LogExport>().WriteAsync(file, null, default);
    }

    /// <summary>All that is known now.</summary>
    public async Task<string> PositionAsync()
    {
        await CatchUpAsync();
        return (await Get<Knowledge>().PinAsync(null, default)).ToString();
    }

    /// <summary>The same as a workbook.</summary>
    public async Task<byte[]> ExportSheetAsync()
    {
        using var file = new MemoryStream();
        await CatchUpAsync();
        await Get<LogExport>().WriteSheetAsync(file, null, default);
        return file.ToArray();
    }

    /// <summary>The facts as they are stored, each with its owner and number, in no order.</summary>
    public Task<List<string>> FactsAsync() => TextsAsync(
        """
        select concat_ws(' ', r.data->>'owner', r.data->>'number', e.version, e.type, e.data)
        from mt_events e join mt_events r on r.stream_id = e.stream_id and r.type = 'registered' order by 1
        """);

    /// <summary>How many rows every table has.</summary>
    public async Task<List<string>> CountsAsync()
    {
        var tables = await TextsAsync("select tablename::text from pg_tables where schemaname = 'public' order by 1");
        return await TextsAsync(string.Join(" union all ", tables.Select(table => $"select '{table} ' || count(*) from {table}")));
    }

    public Task<bool> CatchUpAsync() => ReadModelUpkeep.CatchUpAsync(Database, default);

    /// <summary>The bytes of three figures in several groupings, apart from the position.</summary>
    public async Task<string> FiguresAsync()
    {
        await CatchUpAsync();
        var answers = new StringBuilder();
        foreach (var (figure, parameters) in Questions)
        {
            var answer = await Get<Service.Monitoring.Figures>().AnswerAsync(figure, [.. parameters, new("asOf", "2026-06-30")], null, default);
            answers.AppendLine(Position().Replace(Encoding.UTF8.GetString(answer), "*"));
        }

        return answers.ToString();
    }

    public async Task<List<string>> TextsAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        var texts = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) texts.Add(reader.GetString(0));
        return texts;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await TestPostgres.DropAsync(ConnectionString);
    }

    private static IEnumerable<(string Figure, KeyValuePair<string, string>[] Parameters)> Questions =>
    [
        (FigureNames.Funnel, [new("by", "province")]),
        (FigureNames.Flow, [new("stage", "concept-validation"), new("by", "code")]),
        .. from stage in new[] { "research", "concept-validation", "pilot" }
           from parameter in new[] { new KeyValuePair<string, string>("attribution", "origin"), new("to", "deal"), new("by", "owner") }
           select (FigureNames.StageConversion, new KeyValuePair<string, string>[] { new("stage", stage), parameter }),
    ];

    private static async Task MigrateAsync(string connectionString)
    {
        await using var migrating = new ServiceCollection().AddLogging().AddTransferFlow(connectionString).Services.BuildServiceProvider();
        var store = migrating.GetRequiredService<IDocumentStore>();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await using var session = store.LightweightSession();
        session.Insert(
            new Site(ValidationCentre, "concept-validation-centre", new("天津概念验证中心", "Tianjin validation centre"), "op-tj", "120104"),
            new Site(PilotBase, "pilot-base", new("河北中试基地", "Hebei pilot base"), "op-hb", "130400"));
        await session.SaveChangesAsync();
    }

    [GeneratedRegex("main:[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Position();

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
