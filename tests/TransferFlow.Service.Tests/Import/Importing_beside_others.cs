using JasperFx.Events;
using Marten;
using Marten.Services;
using Npgsql;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging.Importing;

namespace TransferFlow.Tests.Import;

public sealed class Importing_beside_others
{
    private const string Header = "result,event,occurred_on,stage,region\n";

    private const string StreamsOutOfStep =
        "select count(*)::text from mt_streams s where version <> (select count(*) from mt_events e where e.stream_id = s.id)";

    private static readonly string Result = ResultId.Of("jjj", "default", "N1");

    [Fact]
    public async Task Overlapping_files_that_are_imported_at_once_lose_and_double_nothing()
    {
        await using var service = await ImportService.StartAsync();
        string[] rows = [.. Enumerable.Range(0, 3_000).Select(i => $"N{i},stage-entered,2021-02-01,research,110108")];
        var files = Enumerable.Range(0, 6).Select(i => Header + string.Join('\n', rows[(300 * i)..(300 * i + 1_500)]));

        var reports = await Task.WhenAll(files.Select(file => service.AcceptAsync(file)));

        reports.Sum(report => report.Facts).ShouldBe(3_000);
        reports.Sum(report => report.Facts + report.AlreadyKnown).ShouldBe(6 * 1_500);
        (await service.TextsAsync("select count(*)::text from mt_events")).ShouldBe(["6000"]);
        (await service.TextsAsync(StreamsOutOfStep)).ShouldBe(["0"]);
    }

    [Fact]
    public async Task Appends_to_the_same_results_meanwhile_are_neither_lost_nor_overrun()
    {
        await using var service = await ImportService.StartAsync();
        await service.AcceptAsync(Header + string.Join('\n', Enumerable.Range(0, 50).Select(i => $"N{i},stage-entered,2021-02-01,research,110108")));
        using var done = new CancellationTokenSource();
        var appending = Enumerable.Range(0, 2).Select(writer => AppendUntilAsync(service, writer, done.Token)).ToList();

        long imported = 0;
        for (var day = 1; day <= 20; day++)
        {
            var entry = $"stage-entered,2022-01-{day:00},{(day % 2 == 0 ? "research" : "pilot")},110108";
            imported += (await service.AcceptAsync(Header + string.Join('\n', Enumerable.Range(0, 50).Select(i => $"N{i},{entry}")))).Facts;
        }

        await done.CancelAsync();
        var appended = (await Task.WhenAll(appending)).Sum();
        imported.ShouldBe(1_000);
        (await service.TextsAsync("select count(*)::text from mt_events")).ShouldBe([(100 + imported + appended).ToString()]);
        (await service.TextsAsync(StreamsOutOfStep)).ShouldBe(["0"]);
    }

    [Fact]
    public async Task What_was_appended_between_deciding_and_writing_is_decided_anew()
    {
        await using var service = await ImportService.StartAsync();
        await service.AcceptAsync(Header + "N1,stage-entered,2021-02-01,research,110108");

        var report = await WhileWaitingToWriteAsync(service, Header + "N1,stage-passed,2021-06-01,research,", async session =>
        {
            session.ForTenant("jjj").Events.Append(Result, new Fact.Terminated { OccurredOn = new(2021, 3, 1) });
            await session.SaveChangesAsync();
        });

        report.Errors.ShouldHaveSingleItem().Code.ShouldBe("after-the-end");
        (await service.TextsAsync("select type from mt_events order by seq_id")).ShouldBe(["registered", "stage-entered", "terminated"]);
    }

    [Fact]
    public async Task An_organisation_that_someone_created_meanwhile_keeps_its_home_and_its_name()
    {
        await using var service = await ImportService.StartAsync();
        var created = new Organisation("univ", new("大学", "University"), "310115", "yrd", Verified: true);

        const string file = "result,event,occurred_on,stage,region,owner\nN1,stage-entered,2021-02-01,research,110108,univ";

        var report = await WhileWaitingToWriteAsync(service, file, async session =>
        {
            session.Insert(created);
            await session.SaveChangesAsync();
        });

        (report.Facts, report.Registered).ShouldBe((1, 1));
        (await service.TextsAsync("select distinct stream_id from mt_events")).ShouldBe([ResultId.Of("yrd", "univ", "N1")]);
        await using var session = service.Get<IDocumentStore>().QuerySession();
        (await session.LoadAsync<Organisation>("univ")).ShouldBe(created);
    }

    /// <summary>Holds the import up where it has decided and is about to write, and does something meanwhile.</summary>
    private static async Task<ImportReport> WhileWaitingToWriteAsync(ImportService service, string file, Func<IDocumentSession, Task> meanwhile)
    {
        await using var connection = await service.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("lock table mt_streams in row exclusive mode", connection)) await hold.ExecuteNonQueryAsync();
        var import = service.ImportAsync(file);
        while ((await service.TextsAsync("select mode from pg_locks where not granted and relation = 'mt_streams'::regclass")).Count == 0) await Task.Delay(10);
        await using (var session = service.Get<IDocumentStore>().LightweightSession(SessionOptions.ForTransaction(transaction))) await meanwhile(session);
        await transaction.CommitAsync();
        return await import;
    }

    private static async Task<int> AppendUntilAsync(ImportService service, int writer, CancellationToken stop)
    {
        var appended = 0;
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            try
            {
                var deal = new Fact.DealSigned($"C{writer}-{i}", new(null, null, null, null, null, null, null)) { OccurredOn = new(2021, 5, 1) };
                appended += await service.AppendAsync(ResultId.Of("jjj", "default", $"N{i % 50}"), deal);
            }
            catch (EventStreamUnexpectedMaxEventIdException)
            {
                // The other writer was faster; a command would be sent again.
            }
        }

        return appended;
    }
}
