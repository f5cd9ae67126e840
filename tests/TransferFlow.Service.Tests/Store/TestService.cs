using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Host;
using TransferFlow.Service;
using TransferFlow.Service.Access;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Service.Monitoring;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Postgres;
using StoreSetup = TransferFlow.Service.Storage.Store;

namespace TransferFlow.Tests.Store;

/// <summary>The service, without a web server, on a database of its own that knows the organisations and sites of <see cref="Known"/>.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private TestService(string connectionString, ILoggerProvider? log, TimeProvider? clock)
    {
        ConnectionString = connectionString;
        var registered = new ServiceCollection().AddLogging(logging =>
        {
            if (log is not null) logging.AddProvider(log);
        });
        if (clock is not null) registered.AddSingleton(clock);
        registered.AddTransferFlow(connectionString);
        services = registered.BuildServiceProvider();
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Database => Get<NpgsqlDataSource>();

    public IDocumentStore Store => Get<IDocumentStore>();

    public static async Task<TestService> StartAsync() => On(await FreshDatabaseAsync());

    /// <summary>One more service on a database: what another process would be.</summary>
    public static TestService On(string connectionString, ILoggerProvider? log = null, TimeProvider? clock = null) => new(connectionString, log, clock);

    /// <summary>A new database with everything that a server puts into an empty one, and the known organisations and sites.</summary>
    public static Task<string> FreshDatabaseAsync() => TestPostgres.FreshDatabaseAsync(MigrateAsync);

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>A follower of the log, as a server runs one; it is to be stopped by the test.</summary>
    public Follower Follower() => new(Database, Get<ILogger<Follower>>());

    /// <summary>Columns, as a server has them; they are to be stopped by the test.</summary>
    public ColumnStore Columns(int mostMegabytes = 1_024) => new(Database, new((long)mostMegabytes << 20), Get<ILogger<ColumnStore>>());

    /// <summary>Figures as a server with these columns answers them.</summary>
    public Service.Monitoring.Figures FiguresFrom(ColumnStore columns) =>
        new(Database, Get<Knowledge>(), Get<Catalogues>(), Get<References>(), Get<TimeProvider>(), ResultsFrom(columns), columns);

    /// <summary>What these columns know of results.</summary>
    public IKnownResults ResultsFrom(ColumnStore columns) => new ColumnResults(columns, new(Database));

    /// <summary>Lists of results as a server with these columns makes them.</summary>
    public ResultList ListsFrom(ColumnStore columns) => new(Database, Get<Catalogues>(), Get<Scopes>(), columns);

    /// <summary>Appends facts to one result, as a command does.</summary>
    public async Task AppendAsync(string result, params Fact[] facts)
    {
        await using var session = Session(result);
        session.Events.Append(result, facts);
        await session.SaveChangesAsync();
    }

    public IDocumentSession Session(string result) => Store.LightweightSession(ResultId.HomeOf(result));

    public async Task<ImportReport> ImportAsync(string csv, Provenance? by = null)
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv));
        return await Get<StageLogImport>().RunAsync(file, new("default", by ?? new("someone", "default", "import:test.csv")), null, default);
    }

    /// <summary>A key by which a program calls as this caller, in whatever way the caller is called.</summary>
    public async Task<string> KeyAsync(Caller caller, DateTimeOffset? expiresAt = null)
    {
        var (key, text) = AccessKey.Create(caller, "test", "", DateTimeOffset.UtcNow, expiresAt ?? DateTimeOffset.UtcNow.AddDays(1));
        await using var session = Store.LightweightSession();
        session.Insert(key);
        await session.SaveChangesAsync();
        return text;
    }

    public Task<bool> CatchUpAsync() => ReadModelUpkeep.CatchUpAsync(Database, default);

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>All rows of a query as text, cell by cell.</summary>
    public async Task<List<string>> RowsAsync(string sql)
    {
        await using var command = Database.CreateCommand($"select row_to_json(q)::text from ({sql}) q");
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }

    /// <summary>The tables in which a text lies in clear, in whatever column.</summary>
    public async Task<List<string>> WhereIsAsync(string text)
    {
        var tables = await RowsAsync("select quote_ident(schemaname) || '.' || quote_ident(tablename) t from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
        var found = new List<string>();
        foreach (var table in tables.Select(row => JsonDocument.Parse(row).RootElement.GetProperty("t").GetString()!))
        {
            if (await ScalarAsync<bool>($"select exists (select from {table} t where strpos(t::text, '{text}') > 0)")) found.Add(table);
        }

        return found;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    // A server is started once, so that the tables of the message store are there too.
    private static async Task MigrateAsync(string connectionString)
    {
        await using var server = Server.Build(new(Port: 0), connectionString);
        var store = server.Services.GetRequiredService<IDocumentStore>();
        await StoreSetup.ApplySchemaAsync(store, server.Services.GetRequiredService<NpgsqlDataSource>(), default);
        await using (var session = store.LightweightSession())
        {
            session.Insert(Known.Organisations.ToArray<Organisation>());
            session.Insert(Known.Sites.ToArray<Site>());
            await session.SaveChangesAsync();
        }

        await server.StartAsync();
        await server.StopAsync();
    }
}
