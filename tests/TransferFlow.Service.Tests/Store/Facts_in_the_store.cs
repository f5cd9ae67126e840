using System.Text.Json;
using Marten;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Store;

/// <summary>What lies in the event store, whichever way it came in: by commands through Marten, or by imports through COPY.</summary>
public sealed class Facts_in_the_store
{
    private static readonly string result = Known.Result("univ-bj", "R1");

    [Fact]
    public async Task Have_names_that_never_change_and_the_same_types_both_ways()
    {
        await using var service = await TestService.StartAsync();
        foreach (var story in AFact.OfEveryKind("univ-bj", "A"))
            await service.AppendAsync(Known.Result("univ-bj", ((Fact.ResultRegistered)story[0]).Number), story);
        var appended = await KindsAsync(service);
        await service.ExecuteAsync("truncate mt_streams, mt_events");

        (await service.ImportAsync(ALog.OfStories(AFact.OfEveryKind("univ-bj", "B")))).Errors.ShouldBeEmpty();

        (await KindsAsync(service)).ShouldBe(appended);
        appended.Select(kind => kind.Type).ShouldBe(
        [
            "deal-amended", "deal-cancelled", "deal-signed", "handover-accepted", "handover-declined", "handover-expired", "handover-offered",
            "registered", "stage-entered", "stage-passed", "superseded", "terminated", "withdrawn",
        ]);
    }

    [Fact]
    public async Task Are_the_same_json_both_ways()
    {
        await using var service = await TestService.StartAsync();
        var stories = AFact.OfEveryKind("univ-bj", "A");
        foreach (var story in stories) await service.AppendAsync(Known.Result("univ-bj", ((Fact.ResultRegistered)story[0]).Number), story);
        const string Payloads = "select stream_id, version, data from mt_events order by stream_id, version";
        var appended = await service.RowsAsync(Payloads);
        await service.ExecuteAsync("truncate mt_streams, mt_events");

        await service.ImportAsync(ALog.OfStories(stories));

        (await service.RowsAsync(Payloads)).ShouldBe(appended);
    }

    [Fact]
    public async Task That_were_imported_are_read_and_continued_by_commands_and_by_further_imports()
    {
        await using var service = await TestService.StartAsync();
        await service.ImportAsync(ALog.Of(("univ-bj", "R1", AFact.Registered()), ("univ-bj", "R1", AFact.Entered(Stage.Research, "site-bj", 1))));

        await using (var session = service.Session(result))
        {
            var stream = await session.Events.FetchForWriting<ResultStream>(result);
            stream.CurrentVersion.ShouldBe(2);
            stream.Aggregate!.Facts.Select(recorded => recorded.Fact).ShouldBe([AFact.Registered(), AFact.Entered(Stage.Research, "site-bj", 1)]);
            stream.AppendOne(AFact.Entered(Stage.PilotTesting, "site-xa", 2));
            await session.SaveChangesAsync();
        }

        (await service.ImportAsync(ALog.Of(("univ-bj", "R1", AFact.Entered(Stage.Commercialization, "site-gz", 3))))).Errors.ShouldBeEmpty();

        await using var read = service.Session(result);
        var events = await read.Events.FetchStreamAsync(result);
        events.Select(e => (e.Version, e.Sequence)).ShouldBe([(1, 1), (2, 2), (3, 3), (4, 4)]);
        events[^1].Data.ShouldBe(AFact.Entered(Stage.Commercialization, "site-gz", 3));
        (await read.Events.FetchStreamStateAsync(result))!.Version.ShouldBe(4);
    }

    [Fact]
    public async Task Tell_beside_them_who_logged_them_for_whom_by_what_and_why()
    {
        await using var service = await TestService.StartAsync();

        await service.ImportAsync(ALog.Of(("univ-bj", "R1", AFact.Registered())), new Provenance("actor-7", "univ-sh", "import:file.csv", "年度“补录”"));

        await using var session = service.Session(result);
        var registered = (await session.Events.FetchStreamAsync(result)).Single();
        (registered.UserName, registered.CausationId).ShouldBe(("actor-7", "import:file.csv"));
        registered.GetHeader(Provenance.OrganisationHeader)!.ToString().ShouldBe("univ-sh");
        registered.GetHeader(Provenance.WhyHeader)!.ToString().ShouldBe("年度“补录”");
        var entry = (await service.Get<Service.Auditing.Histories>().FindAsync(result, DateOnly.MaxValue, new(1), TestServer.National, default))!.Entries.Single();
        (entry.Actor, entry.Organisation, entry.Cause, entry.Why).ShouldBe(("actor-7", "univ-sh", "import:file.csv", "年度“补录”"));
        JsonDocument.Parse(await service.ScalarAsync<string>("select headers::text from mt_events")).RootElement.EnumerateObject().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Live_in_the_home_of_their_owner_and_are_not_seen_from_another()
    {
        await using var service = await TestService.StartAsync();
        await service.ImportAsync(ALog.Of(("univ-bj", "R1", AFact.Registered()), ("univ-sh", "R1", AFact.Registered("univ-sh")), ("univ-cd", "R1", AFact.Registered("univ-cd"))));

        (await service.RowsAsync("select tenant_id, split_part(stream_id, '-', 1) as home from mt_events order by seq_id")).ShouldBe(
            ["""{"tenant_id":"jjj","home":"jjj"}""", """{"tenant_id":"yrd","home":"yrd"}""", """{"tenant_id":"other","home":"other"}"""]);
        await using var elsewhere = service.Store.LightweightSession("yrd");
        (await elsewhere.Events.FetchStreamAsync(result)).ShouldBeEmpty();
        (await elsewhere.Events.FetchLatest<ResultStream>(result)).ShouldBeNull();
        (await elsewhere.Events.FetchStreamAsync(Known.Result("univ-sh", "R1"))).Count.ShouldBe(1);
    }

    private static async Task<List<(string Type, string Class)>> KindsAsync(TestService service)
    {
        var kinds = new List<(string, string)>();
        await using var command = service.Database.CreateCommand("select distinct type, mt_dotnet_type from mt_events order by type");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) kinds.Add((reader.GetString(0), reader.GetString(1)));
        return kinds;
    }
}
