using Microsoft.Extensions.Logging;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.ReadModel;

/// <summary>The read model stops at an event that it cannot apply, says so everywhere, and skips nothing. The events before it are answered as ever.</summary>
public sealed class An_event_that_cannot_be_applied
{
    [Theory]
    [InlineData("from-the-future", "{}")]
    [InlineData("stage-entered", "{}")]
    [InlineData("stage-entered", "null")]
    [InlineData("stage-entered", "[]")]
    [InlineData("stage-entered", "\"pilot\"")]
    [InlineData("stage-entered", """{"stage":"nirvana","hostRegion":"110108","occurredOn":"2024-01-02"}""")]
    [InlineData("stage-entered", """{"stage":"pilot","occurredOn":"2024-01-02"}""")]
    [InlineData("stage-entered", """{"stage":"pilot","hostRegion":null,"occurredOn":"2024-01-02"}""")]
    [InlineData("stage-entered", """{"hostRegion":"110108","occurredOn":"2024-01-02"}""")]
    [InlineData("stage-entered", """{"stage":"pilot","hostRegion":"110108","occurredOn":"2024-02-30"}""")]
    [InlineData("deal-signed", """{"contractNumber":"C1","occurredOn":"2024-01-02"}""")]
    [InlineData("registered", """{"number":"R1","originRegion":"110108","occurredOn":"2024-01-02"}""")]
    public async Task Stops_the_read_model_until_it_is_repaired(string type, string payload)
    {
        var log = new HeardLog();
        await using var service = TestService.On(await TestService.FreshDatabaseAsync(), log);
        await service.AppendAsync(Known.Result("univ-bj", "R1"), AFact.Registered(), AFact.Entered(Stage.Research, "site-bj", 1));
        await InsertAsync(service, type, payload);
        await service.AppendAsync(Known.Result("univ-bj", "R2"), AFact.Registered(number: "R2"));

        using (var follower = service.Follower())
        {
            await follower.StartAsync(default);
            await Eventually.HoldsAsync(async () => (await StateAsync(service)).StoppedWhy is not null);
            await follower.StopAsync(default);
        }

        var state = await StateAsync(service);
        (state.Reached.Sequence, state.StoppedAt).ShouldBe((2, 3));
        state.StoppedWhy.ShouldNotBeNull().ShouldContain(type);
        log.Heard.ShouldContain(entry => entry.Level == LogLevel.Critical && entry.Message.Contains("event 3", StringComparison.Ordinal));
        (await service.ScalarAsync<long>("select count(*) from known_result")).ShouldBe(1);
        (await service.Get<Knowledge>().PinAsync("main:2", default)).Sequence.ShouldBe(2);
        (await Should.ThrowAsync<NotReadyException>(service.Get<Knowledge>().PinAsync(null, default))).Message.ShouldContain("event 3");
        // A verb tells it, too.
        (await Should.ThrowAsync<NotReadyException>(service.CatchUpAsync())).Message.ShouldContain("event 3");

        await service.ExecuteAsync("""update mt_events set type = 'stage-entered', data = '{"stage":"pilot","hostRegion":"110108","occurredOn":"2024-01-03"}' where seq_id = 3""");
        (await service.CatchUpAsync()).ShouldBeTrue();

        state = await StateAsync(service);
        (state.Reached.Sequence, state.StoppedAt, state.StoppedWhy).ShouldBe((4, null, null));
        (await service.ScalarAsync<long>("select count(*) from known_result")).ShouldBe(2);
        (await service.ScalarAsync<long>("select count(*) from stage_visit where known_to = 9223372036854775807")).ShouldBe(2);
    }

    [Fact]
    public async Task That_is_the_very_first_leaves_the_read_model_empty_and_says_so()
    {
        await using var service = await TestService.StartAsync();
        await service.ExecuteAsync($"insert into mt_streams (tenant_id, id, version) values ('jjj', '{Known.Result("univ-bj", "R1")}', 2)");
        await InsertAsync(service, "from-the-future", "{}");

        await Should.ThrowAsync<NotReadyException>(service.CatchUpAsync());

        var state = await StateAsync(service);
        (state.Reached.Sequence, state.StoppedAt).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Lets_those_before_it_be_applied_whichever_results_they_are_about()
    {
        await using var service = await TestService.StartAsync();
        for (var i = 1; i <= 12; i++) await service.AppendAsync(Known.Result("univ-bj", $"R{i}"), AFact.Registered(number: $"R{i}"));
        foreach (var broken in new[] { 5, 8 }) await service.ExecuteAsync($"update mt_events set type = 'from-the-future' where seq_id = {broken}");

        foreach (var broken in new[] { 5, 8 })
        {
            // Trying again changes nothing.
            for (var i = 0; i < 2; i++) (await Should.ThrowAsync<NotReadyException>(service.CatchUpAsync())).Message.ShouldContain($"event {broken}:");
            var state = await StateAsync(service);
            (state.Reached.Sequence, state.StoppedAt).ShouldBe((broken - 1, broken));
            (await service.ScalarAsync<long>("select count(*) from known_result")).ShouldBe(broken - 1);
            await service.ExecuteAsync($"update mt_events set type = 'registered' where seq_id = {broken}");
        }

        await service.CatchUpAsync();
        (await StateAsync(service)).ShouldBe(new(new(12), new(12), null, null));
        (await service.ScalarAsync<long>("select count(*) from known_result")).ShouldBe(12);
    }

    [Fact]
    public async Task Because_an_earlier_one_of_its_result_has_become_unreadable_is_tried_again_and_again()
    {
        await using var service = await TestService.StartAsync();
        await service.AppendAsync(Known.Result("univ-bj", "R1"), AFact.Registered(), AFact.Entered(Stage.Research, "site-bj", 1));
        await service.CatchUpAsync();
        await service.ExecuteAsync("update mt_events set type = 'from-the-future' where seq_id = 1");
        await service.AppendAsync(Known.Result("univ-bj", "R1"), AFact.Entered(Stage.PilotTesting, "site-xa", 2));

        for (var i = 0; i < 2; i++) (await Should.ThrowAsync<NotReadyException>(service.CatchUpAsync())).Message.ShouldContain("event 1:");

        (await StateAsync(service)).Reached.Sequence.ShouldBe(2);
        await service.ExecuteAsync("update mt_events set type = 'registered' where seq_id = 1");
        await service.CatchUpAsync();
        (await StateAsync(service)).ShouldBe(new(new(3), new(3), null, null));
    }

    [Fact]
    public async Task Because_the_tables_do_not_match_the_log_stops_it_too_and_a_rebuild_helps()
    {
        await using var service = await TestService.StartAsync();
        await service.AppendAsync(Known.Result("univ-bj", "R1"), AFact.Registered(), AFact.Entered(Stage.Research, "site-bj", 1));
        await service.CatchUpAsync();
        await service.ExecuteAsync("delete from stage_visit");
        await service.AppendAsync(Known.Result("univ-bj", "R1"), AFact.Entered(Stage.PilotTesting, "site-xa", 2));

        (await Should.ThrowAsync<NotReadyException>(service.CatchUpAsync())).Message.ShouldContain("stage_visit");
        (await StateAsync(service)).StoppedAt.ShouldBe(3);

        await ReadModelUpkeep.RebuildAsync(service.Database, default);
        (await StateAsync(service)).ShouldBe(new(new(3), new(3), null, null));
    }

    private static Task<ReadModelState> StateAsync(TestService service) => service.Get<Knowledge>().StateAsync(default);

    private static Task InsertAsync(TestService service, string type, string payload) => service.ExecuteAsync(
        $"""
         insert into mt_events (seq_id, id, stream_id, version, data, type, tenant_id, mt_dotnet_type, is_archived)
         select nextval('mt_events_sequence'), gen_random_uuid(), id, 3, '{payload}', '{type}', tenant_id, 'none', false from mt_streams;
         update mt_streams set version = 3
         """);
}
