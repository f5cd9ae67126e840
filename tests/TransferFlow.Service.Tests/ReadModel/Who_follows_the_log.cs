using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.ReadModel;

/// <summary>One process at a time writes the read model, whichever: servers stand by for each other, and a verb leaves the work to a server.</summary>
public sealed class Who_follows_the_log
{
    private static readonly string holders =
        $"""
         select pid from pg_locks
         where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
           and classid = {(uint)(Turn.Following >> 32)} and objid = {(uint)(Turn.Following & uint.MaxValue)}
         """;

    [Fact]
    public async Task Is_one_of_two_servers_and_the_other_takes_over_when_its_connection_dies()
    {
        var database = await TestService.FreshDatabaseAsync();
        await using var one = TestService.On(database);
        await using var two = TestService.On(database);
        using var first = one.Follower();
        using var second = two.Follower();
        await first.StartAsync(default);
        await Eventually.HoldsAsync(async () => await HoldersAsync(one) == 1);
        await second.StartAsync(default);

        for (var i = 1; i <= 4; i++)
        {
            await one.AppendAsync(Known.Result("univ-bj", $"R{i}"), AFact.Registered(number: $"R{i}"));
            (await one.Get<Knowledge>().PinAsync(null, default)).Sequence.ShouldBe(i);
            (await HoldersAsync(one)).ShouldBe(1);

            (await one.ExecuteAsync($"select pg_terminate_backend(pid, 5000) from ({holders}) as holder")).ShouldNotBe(0);
            await Eventually.HoldsAsync(async () => await HoldersAsync(one) == 1);
        }

        await first.StopAsync(default);
        await one.AppendAsync(Known.Result("univ-bj", "R5"), AFact.Registered(number: "R5"));
        (await one.Get<Knowledge>().PinAsync(null, default)).Sequence.ShouldBe(5);
        await second.StopAsync(default);
        (await HoldersAsync(one)).ShouldBe(0);
    }

    [Fact]
    public async Task Is_the_server_beside_which_a_verb_runs()
    {
        var database = await TestService.FreshDatabaseAsync();
        await using var server = TestService.On(database);
        await using var verb = TestService.On(database);
        using var follower = server.Follower();
        await follower.StartAsync(default);
        await Eventually.HoldsAsync(async () => await HoldersAsync(server) == 1);

        await verb.AppendAsync(Known.Result("univ-bj", "R1"), AFact.Registered());

        (await verb.CatchUpAsync()).ShouldBeFalse();
        (await verb.Get<Knowledge>().PinAsync(null, default)).Sequence.ShouldBe(1);
        await follower.StopAsync(default);
    }

    [Fact]
    public async Task Is_a_verb_where_no_server_runs_as_often_as_it_likes()
    {
        await using var verb = await TestService.StartAsync();
        for (var i = 1; i <= 10; i++)
        {
            await verb.AppendAsync(Known.Result("univ-bj", $"R{i}"), AFact.Registered(number: $"R{i}"));
            (await verb.CatchUpAsync()).ShouldBeTrue();
            (await verb.Get<Knowledge>().StateAsync(default)).Reached.Sequence.ShouldBe(i);
        }

        await ReadModelUpkeep.RebuildAsync(verb.Database, default);
        (await verb.Get<Knowledge>().StateAsync(default)).Reached.Sequence.ShouldBe(10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    public async Task Applies_every_page_once_even_if_some_believe_that_it_is_their_turn(int worthTwo)
    {
        await using var service = await TestService.StartAsync();
        var facts = Enumerable.Range(0, 300).Select(i => ("univ-bj", $"R{i}", (Domain.Results.Fact)AFact.Registered(number: $"R{i}")));
        await service.ImportAsync(ALog.Of(facts));
        var mark = await new Marks(service.Database).AdvanceAsync(default);

        await Task.WhenAll(Enumerable.Range(1, 4).Select(i => Task.Run(
            () => Projection.CatchUpAsync(service.Database, mark, default, new(PageSize: 5 + i, WorthTwo: worthTwo)))));

        (await service.ScalarAsync<long>("select count(distinct result) from known_result")).ShouldBe(300);
        (await service.ScalarAsync<long>("select count(*) from known_result")).ShouldBe(300);
        (await service.Get<Knowledge>().StateAsync(default)).Reached.Sequence.ShouldBe(300);
    }

    private static Task<long> HoldersAsync(TestService service) => service.ScalarAsync<long>($"select count(*) from ({holders}) as holder");
}
