using TransferFlow.Domain.Results;
using TransferFlow.Service.Auditing;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Logging.Attaching;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Evidence;

public sealed class Files_in_the_database
{
    private static readonly string result = Known.Result("univ-bj", "R1");

    [Theory]
    [InlineData("raise 'no'")]
    [InlineData("perform pg_terminate_backend(pg_backend_pid())")]
    public async Task Are_gone_with_the_fact_where_the_transaction_fails_or_is_killed(string fails)
    {
        await using var service = await StartAsync();
        await service.ExecuteAsync($"create function fail() returns trigger language plpgsql as $$ begin {fails}; return null; end $$");
        // At the very end, when all has been written.
        await service.ExecuteAsync("create constraint trigger fail after insert on mt_events deferrable initially deferred for each row execute function fail()");

        await Should.ThrowAsync<Exception>(() => AttachAsync(service));

        (await CountsAsync(service)).ShouldBe((0, 1));
        await service.ExecuteAsync("drop trigger fail on mt_events");
        (await AttachAsync(service)).Value.ShouldBe(new Service.Http.Logged(result, 2, AlreadyKnown: false));
        (await CountsAsync(service)).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Lie_outside_of_their_row_uncompressed_and_only_under_their_own_hash()
    {
        await using var service = await StartAsync();

        (await service.ScalarAsync<char>("select attstorage from pg_attribute where attrelid = 'evidence_file'::regclass and attname = 'content'")).ShouldBe('e');
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => service.ExecuteAsync("insert into evidence_file (sha256, content) values ('\\x00', '\\x01')")))
            .ConstraintName.ShouldBe("evidence_file_hash");
        await service.Store.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
    }

    [Fact]
    public async Task Stay_behind_when_the_log_is_exported_which_says_so_and_imports_all_the_same()
    {
        await using var here = await StartAsync();
        await using var there = await TestService.StartAsync();
        await AttachAsync(here);
        await here.AppendAsync(result, AFact.Entered(Stage.PilotTesting, "site-xa", 1));
        await here.CatchUpAsync();
        using var file = new MemoryStream();

        (await here.Get<LogExport>().WriteAsync(file, null, default)).ShouldBe(new(Facts: 2, LeftOut: 1));

        var report = await there.ImportAsync(System.Text.Encoding.UTF8.GetString(file.ToArray()));
        (report.Errors.Count, report.Facts).ShouldBe((0, 2));
    }

    [Fact]
    public async Task Do_not_come_from_a_stage_log()
    {
        await using var service = await StartAsync();

        foreach (var name in new[] { "evidence-attached", "上传证据", "evidence" })
            (await service.ImportAsync($"result,event,occurred_on,owner\r\nR1,{name},2024-03-01,univ-bj")).Errors.ShouldHaveSingleItem().Code.ShouldBe("unknown-event");
    }

    private static Task<Service.Http.Answer> AttachAsync(TestService service)
    {
        var command = new AttachEvidence(EvidenceFile.Of("a.pdf", null, AFile.Pdf("a")).File!) { OccurredOn = AFact.Day(1) };
        return service.Get<Logbook>().LogAsync(result, command, Http.TestServer.National, "test", default);
    }

    private static async Task<(long Files, long Facts)> CountsAsync(TestService service) =>
        (await service.ScalarAsync<long>("select count(*) from evidence_file"), await service.ScalarAsync<long>("select count(*) from mt_events where type <> 'tombstone'"));

    private static async Task<TestService> StartAsync()
    {
        var service = await TestService.StartAsync();
        await service.AppendAsync(result, AFact.Registered());
        return service;
    }
}
