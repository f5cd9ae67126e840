using Npgsql;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.ReadModel;

/// <summary>
/// A share of a page may be committed before the page is. Whatever ends in between, whoever writes the next page finds what is left over and removes it, and
/// every page is applied once.
/// </summary>
public sealed class A_page_over_two_connections
{
    private static readonly PageLimits two = new(WorthTwo: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    public async Task That_is_given_up_between_both_commits_is_applied_anew(int worthTwo)
    {
        await using var service = await FilledAsync();
        await EndSessionAsync(service, "delete", "old");

        await Should.ThrowAsync<NpgsqlException>(() => CatchUpAsync(service, two));

        // Which of both has written what is chance, but for the mark.
        (await LeftOverAsync(service)).IsMarked.ShouldBeTrue();
        (await ProgressAsync(service)).ShouldBe(2);
        await NoMoreAsync(service);
        await CatchUpAsync(service, new(WorthTwo: worthTwo));
        (await LeftOverAsync(service)).ShouldBe((false, 0));
        (await ProgressAsync(service)).ShouldBe(6);
        await ShouldBeAsRebuiltAsync(service);
    }

    [Fact]
    public async Task Leaves_nothing_where_the_second_one_breaks_before_it_commits()
    {
        await using var service = await FilledAsync();
        await EndSessionAsync(service, "insert", "new");

        await Should.ThrowAsync<NpgsqlException>(() => CatchUpAsync(service, two));

        (await LeftOverAsync(service)).ShouldBe((false, 0));
        (await ProgressAsync(service)).ShouldBe(2);
        await NoMoreAsync(service);
        await CatchUpAsync(service, two);
        await ShouldBeAsRebuiltAsync(service);
    }

    [Fact]
    public async Task Takes_one_only_where_little_is_new()
    {
        await using var service = await FilledAsync();
        await EndSessionAsync(service, "insert", "new");

        await CatchUpAsync(service, PageLimits.Usual);

        (await ProgressAsync(service)).ShouldBe(6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_not_begun_before_that_of_a_process_that_lost_its_turn_has_ended(bool isCommitted)
    {
        await using var service = await FilledAsync();
        Task next;
        await using (var late = await SideTransaction.BeginAsync(service.Database, "", default))
        {
            await late.WriteShareAsync(service, 2, 6);
            next = CatchUpAsync(service, new(WorthTwo: isCommitted ? 1 : 1_000));
            await Eventually.HoldsAsync(() => service.ScalarAsync<bool>("select exists (select from pg_locks where locktype = 'advisory' and not granted)"));
            next.IsCompleted.ShouldBeFalse();
            if (isCommitted) await late.CommitAsync(6, default);
        }

        await next;
        (await ProgressAsync(service)).ShouldBe(6);
        (await LeftOverAsync(service)).ShouldBe((false, 0));
        await ShouldBeAsRebuiltAsync(service);
    }

    [Fact]
    public async Task That_holds_an_event_that_cannot_be_applied_leaves_nothing_but_what_comes_before_it()
    {
        await using var service = await FilledAsync();
        await service.ExecuteAsync("update mt_events set type = 'from-the-future' where seq_id = 5");

        (await Should.ThrowAsync<ProjectionStoppedException>(() => CatchUpAsync(service, two))).Sequence.ShouldBe(5);

        (await ProgressAsync(service)).ShouldBe(4);
        (await LeftOverAsync(service)).ShouldBe((false, 0));
        (await service.ScalarAsync<long>("select count(distinct result) from known_result")).ShouldBe(2);
    }

    [Fact]
    public async Task Is_given_up_where_one_of_them_waits_for_somebody_who_wants_a_table_alone()
    {
        await using var service = await FilledAsync();
        await using (var other = await service.Database.OpenConnectionAsync())
        {
            await using var alone = await other.BeginTransactionAsync();
            await other.ExecuteAsync("lock table known_result in share mode", default);

            (await Should.ThrowAsync<PostgresException>(() => CatchUpAsync(service, two))).SqlState.ShouldBe(PostgresErrorCodes.LockNotAvailable);
        }

        (await ProgressAsync(service)).ShouldBe(2);
        await CatchUpAsync(service, two);
        await ShouldBeAsRebuiltAsync(service);
    }

    [Fact]
    public async Task That_is_left_over_goes_with_a_read_model_that_is_forgotten()
    {
        await using var service = await FilledAsync();
        await EndSessionAsync(service, "delete", "old");
        await Should.ThrowAsync<NpgsqlException>(() => CatchUpAsync(service, two));
        await NoMoreAsync(service);

        await ReadModelUpkeep.RebuildAsync(service.Database, default);

        (await LeftOverAsync(service)).ShouldBe((false, 0));
        (await service.ScalarAsync<long>("select count(*) from known_result")).ShouldBe(3);
    }

    /// <summary>A result that is known, and news of it and of two new ones that are not.</summary>
    private static async Task<TestService> FilledAsync()
    {
        var service = await TestService.StartAsync();
        await service.AppendAsync(Known.Result("univ-bj", "R1"), AFact.Registered(), AFact.Entered(Stage.Research, "site-bj", 1));
        await service.CatchUpAsync();
        await service.AppendAsync(Known.Result("univ-bj", "R2"), AFact.Registered(number: "R2"));
        await service.AppendAsync(Known.Result("univ-bj", "R1"), AFact.Entered(Stage.PilotTesting, "site-xa", 2));
        await service.AppendAsync(Known.Result("univ-bj", "R3"), AFact.Registered(number: "R3"), AFact.Entered(Stage.Research, "site-bj", 3));
        return service;
    }

    private static Task CatchUpAsync(TestService service, PageLimits limits) => Projection.CatchUpAsync(service.Database, 6, default, limits);

    /// <summary>From now on the session that writes or removes the mark of what is left over ends at once, before it can commit.</summary>
    private static Task EndSessionAsync(TestService service, string when, string row) => service.ExecuteAsync(
        $"""
         create function end_session() returns trigger language plpgsql as 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';
         create trigger end_session before {when} on read_model_progress for each row when ({row}.name = '{SideTransaction.Mark}') execute function end_session();
         """);

    private static Task NoMoreAsync(TestService service) => service.ExecuteAsync("drop trigger end_session on read_model_progress");

    /// <summary>Whether the mark stands, and how many rows lie beyond the progress.</summary>
    private static async Task<(bool IsMarked, long Rows)> LeftOverAsync(TestService service)
    {
        var progress = await ProgressAsync(service);
        var rows = string.Join(" + ", RowTable.All.Select(table => $"(select count(*) from {table.Name} where known_from > {progress})"));
        return (
            await service.ScalarAsync<bool>($"select exists (select from read_model_progress where name = '{SideTransaction.Mark}')"),
            await service.ScalarAsync<long>($"select {rows}"));
    }

    private static async Task<long> ProgressAsync(TestService service) => (await service.Get<Knowledge>().StateAsync(default)).Reached.Sequence;

    private static async Task ShouldBeAsRebuiltAsync(TestService service)
    {
        var tables = await service.DigestAsync();
        await ReadModelUpkeep.RebuildAsync(service.Database, default);
        (await service.DigestAsync()).ShouldBe(tables);
    }
}
