using Marten;
using Npgsql;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Service.Storage;
using StoreSetup = TransferFlow.Service.Storage.Store;

namespace TransferFlow.Tests.Store;

/// <summary>recordedAt is the database's clock, whatever the session's time zone and the clock of the program that writes.</summary>
public sealed class The_time_of_recording
{
    [Theory]
    [InlineData("UTC")]
    [InlineData("Asia/Shanghai")]
    [InlineData("America/St_Johns")]
    public async Task Is_the_clock_of_the_database_in_any_time_zone(string timeZone)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(await TestService.FreshDatabaseAsync()) { Timezone = timeZone }.ConnectionString;
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var store = DocumentStore.For(options => StoreSetup.Configure(options, connectionString));
        var before = await NowAsync(database);

        await using (var session = store.LightweightSession("jjj"))
        {
            session.Events.StartStream(Known.Result("univ-bj", "R1"), AFact.Registered());
            await session.SaveChangesAsync();
        }

        await using (var session = store.LightweightSession("jjj"))
        {
            session.Events.Append(Known.Result("univ-bj", "R1"), AFact.Entered(Domain.Results.Stage.PilotTesting, "site-xa", 1));
            await session.SaveChangesAsync();
        }

        using (var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(ALog.Of(("univ-bj", "R2", AFact.Registered(number: "R2"))))))
        {
            var import = new StageLogImport(store, database, new References(store, new Catalogues(), new ADayLate()), new ADayLate());
            (await import.RunAsync(file, new("univ-bj", new("someone", "univ-bj", "import:x")), null, default)).Facts.ShouldBe(1);
        }

        var after = await NowAsync(database);
        var recorded = await RecordedAsync(database);
        recorded.Count.ShouldBe(3);
        recorded.ShouldBe(recorded.Order());
        recorded.ShouldAllBe(at => before < at && at < after);
    }

    private static async Task<DateTime> NowAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select clock_timestamp()");
        return (DateTime)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<List<DateTime>> RecordedAsync(NpgsqlDataSource database)
    {
        var recorded = new List<DateTime>();
        await using var command = database.CreateCommand("select timestamp from mt_events order by seq_id");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) recorded.Add(reader.GetDateTime(0));
        return recorded;
    }

    private sealed class ADayLate : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(-1);
    }
}
