using Microsoft.Extensions.Logging;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Store;
using StoreSetup = TransferFlow.Service.Storage.Store;

namespace TransferFlow.Tests.ReadModel;

/// <summary>A read model that another version of the program made is made anew: it may lack what this version asks for.</summary>
public sealed class The_version_of_the_read_model
{
    private const string Handovers = "select * from handover order by result, ordinal, known_from";

    [Fact]
    public async Task Is_the_first_in_a_database_from_before_there_were_versions_and_all_is_made_anew()
    {
        await using var service = await FilledAsync();
        var (handovers, visits) = (await service.RowsAsync(Handovers), await VisitsAsync(service));
        // The database as the version without handovers left it.
        await service.ExecuteAsync("drop table handover; alter table read_model_progress drop column version");

        await StoreSetup.ApplySchemaAsync(service.Store, service.Database, default);
        (await service.RowsAsync(Handovers)).ShouldBeEmpty();
        await service.CatchUpAsync();

        (await service.RowsAsync(Handovers)).ShouldBe(handovers);
        handovers.Count.ShouldBe(6);
        (await VisitsAsync(service)).ShouldBe(visits);
        (await service.ScalarAsync<int>("select version from read_model_progress")).ShouldBe(ReadModelSchema.Version);
        await service.Store.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
    }

    [Fact]
    public async Task Is_noticed_by_a_server_which_says_so_and_goes_on()
    {
        var log = new HeardLog();
        await using var before = await FilledAsync();
        await before.ExecuteAsync("update read_model_progress set version = 1; truncate handover");
        await using var service = TestService.On(before.ConnectionString, log);
        using var follower = service.Follower();

        await follower.StartAsync(default);
        await Eventually.HoldsAsync(async () => (await service.RowsAsync(Handovers)).Count == 6);
        await follower.StopAsync(default);

        log.Heard.ShouldContain(entry => entry.Level == LogLevel.Information && entry.Message.Contains("another version", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_the_present_program_is_left_as_it_is()
    {
        await using var service = await FilledAsync();
        // A mark that would not outlive a rebuild.
        await service.ExecuteAsync("update known_result set title = 'as it was'");

        await service.CatchUpAsync();

        (await service.ScalarAsync<long>("select count(*) from known_result where title = 'as it was'")).ShouldBe(await service.ScalarAsync<long>("select count(*) from known_result"));
    }

    [Fact]
    public async Task Is_kept_when_the_read_model_stops()
    {
        await using var service = await FilledAsync();
        await service.ExecuteAsync("update mt_events set type = 'from-the-future' where seq_id = 3; update read_model_progress set version = 1");

        await Should.ThrowAsync<NotReadyException>(service.CatchUpAsync());

        (await service.ScalarAsync<int>("select version from read_model_progress")).ShouldBe(ReadModelSchema.Version);
        (await service.Get<Knowledge>().StateAsync(default)).Reached.Sequence.ShouldBe(2);
    }

    private static async Task<TestService> FilledAsync()
    {
        var service = await TestService.StartAsync();
        await service.ImportAsync(ALog.OfStories(AFact.OfEveryKind("univ-bj", "A")));
        await service.CatchUpAsync();
        return service;
    }

    private static Task<List<string>> VisitsAsync(TestService service) => service.RowsAsync("select * from stage_visit order by result, ordinal, known_from");
}
