using Marten;
using Marten.Services;
using Npgsql;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.ReadModel;

/// <summary>A mark is a promise: nothing will ever be added at or below it. Numbers are drawn before their transactions commit, so it waits for those that have drawn.</summary>
public sealed class Marks_of_the_log
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Do_not_pass_a_number_that_a_transaction_still_holds_and_go_on_at_once_when_it_ends(bool commits)
    {
        await using var service = await TestService.StartAsync();
        var marks = new Marks(service.Database);
        await AppendAsync(service, "R1");
        (await marks.AdvanceAsync(default)).ShouldBe(1);

        await using var slow = await service.Database.OpenConnectionAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await AppendWithinAsync(service, transaction, "R2");
        await AppendAsync(service, "R3");
        await AppendAsync(service, "R4");
        (await marks.AdvanceAsync(default), marks.IsWaiting).ShouldBe((1, true));
        await AppendAsync(service, "R5");
        (await marks.AdvanceAsync(default), marks.IsWaiting).ShouldBe((1, true));

        await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());

        (await marks.AdvanceAsync(default), marks.IsWaiting).ShouldBe((5, false));
        (await service.ScalarAsync<long>("select count(*) from mt_events where seq_id <= 5")).ShouldBe(commits ? 5 : 4);
    }

    [Fact]
    public async Task Pass_the_numbers_of_a_session_that_was_killed()
    {
        await using var service = await TestService.StartAsync();
        var marks = new Marks(service.Database);
        await using var slow = await service.Database.OpenConnectionAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await AppendWithinAsync(service, transaction, "R1");
        await AppendAsync(service, "R2");
        (await marks.AdvanceAsync(default)).ShouldBe(0);

        await service.ExecuteAsync($"select pg_terminate_backend({slow.ProcessID}, 5000)");

        (await marks.AdvanceAsync(default)).ShouldBe(2);
    }

    [Fact]
    public async Task Wait_for_a_transaction_that_has_drawn_and_not_written_yet()
    {
        await using var service = await TestService.StartAsync();
        var marks = new Marks(service.Database);
        await using var slow = await service.Database.OpenConnectionAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await using (var draw = new NpgsqlCommand("select nextval('mt_events_sequence')", slow)) await draw.ExecuteScalarAsync();
        await AppendAsync(service, "R1");

        (await marks.AdvanceAsync(default)).ShouldBe(0);
        await transaction.RollbackAsync();
        (await marks.AdvanceAsync(default)).ShouldBe(2);
    }

    [Fact]
    public async Task Do_not_wait_for_transactions_that_only_read_or_began_to_draw_later()
    {
        await using var service = await TestService.StartAsync();
        var marks = new Marks(service.Database);
        await using var reading = await service.Database.OpenConnectionAsync();
        await using var snapshot = await reading.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using (var read = new NpgsqlCommand("select count(*) from mt_events", reading)) await read.ExecuteScalarAsync();
        await AppendAsync(service, "R1");
        await using var slow = await service.Database.OpenConnectionAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await AppendWithinAsync(service, transaction, "R2");

        (await marks.AdvanceAsync(default), marks.IsWaiting).ShouldBe((1, false));
    }

    [Fact]
    public async Task Pass_what_a_failed_start_of_a_stream_leaves_behind()
    {
        await using var service = await TestService.StartAsync();
        var result = Known.Result("univ-bj", "R1");
        await AppendAsync(service, "R1");
        for (var i = 0; i < 3; i++)
        {
            await using var session = service.Session(result);
            session.Events.StartStream(result, AFact.Registered());
            await Should.ThrowAsync<Marten.Exceptions.ExistingStreamIdCollisionException>(session.SaveChangesAsync());
        }

        await AppendAsync(service, "R2");
        await service.CatchUpAsync();

        var newest = await service.ScalarAsync<long>("select max(seq_id) from mt_events");
        (await service.Get<Knowledge>().StateAsync(default)).Reached.Sequence.ShouldBe(newest);
        (await service.ScalarAsync<long>("select count(*) from known_result")).ShouldBe(2);
    }

    [Fact]
    public async Task Are_stored_with_the_time_at_which_they_were_reached()
    {
        await using var service = await TestService.StartAsync();
        var marks = new Marks(service.Database);
        await AppendAsync(service, "R1");
        await marks.AdvanceAsync(default);
        await marks.AdvanceAsync(default);
        await AppendAsync(service, "R2");
        await marks.AdvanceAsync(default);

        (await service.RowsAsync("select sequence from position_mark order by 1")).ShouldBe(["""{"sequence":1}""", """{"sequence":2}"""]);
        (await service.ScalarAsync<bool>("select bool_and(reached_at >= timestamp) from position_mark join mt_events on seq_id = sequence")).ShouldBeTrue();
    }

    private static Task AppendAsync(TestService service, string number) => service.AppendAsync(Known.Result("univ-bj", number), AFact.Registered(number: number));

    private static async Task AppendWithinAsync(TestService service, NpgsqlTransaction transaction, string number)
    {
        var options = SessionOptions.ForTransaction(transaction);
        options.TenantId = "jjj";
        await using var session = service.Store.LightweightSession(options);
        session.Events.Append(Known.Result("univ-bj", number), AFact.Registered(number: number));
        await session.SaveChangesAsync();
    }
}
