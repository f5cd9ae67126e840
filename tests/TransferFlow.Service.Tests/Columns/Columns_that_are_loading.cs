using Npgsql;
using TransferFlow.Domain.Figures;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Columns;

/// <summary>Until its columns are loaded a server answers no figure, and says how far it is.</summary>
public sealed class Columns_that_are_loading
{
    [Fact]
    public async Task Let_figures_wait_and_then_say_that_the_server_is_starting()
    {
        var database = await FilledAsync();
        await using var holder = new NpgsqlConnection(database);
        await holder.OpenAsync();
        await using var held = await holder.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("lock table stage_visit in access exclusive mode", holder)) await hold.ExecuteNonQueryAsync();
        await using var server = await TestServer.OnAsync(database);

        var early = await server.GetAsync("/api/v1/figures/funnel");

        Each_command.ShouldBeProblem(early, 503, "starting");
        early.Message.Headers.RetryAfter.ShouldNotBeNull();
        early.ShouldShowNoClass();
        (early.Json.GetProperty("title").GetString(), early.Json.GetProperty("detail").GetString()).ShouldBe(
            ("系统正在启动：已载入 0 行，共 0 行。请稍后重试。", "The server is starting: 0 of 0 rows are loaded."));
        (await HealthAsync(server)).ShouldBe((503, "starting"));

        await held.RollbackAsync();

        (await server.GetAsync("/api/v1/figures/funnel")).Status.ShouldBe(200);
        (await HealthAsync(server)).ShouldBe((200, "following"));
    }

    [Fact]
    public async Task Tell_how_many_rows_there_are_and_have_read_them_all_in_the_end()
    {
        await using var service = TestService.On(await FilledAsync());
        using var columns = service.Columns();
        columns.State.ShouldBe(new(ColumnPhase.Starting, 0, 0, null, 0, 1L << 30));

        await columns.StartAsync(default);
        var snapshot = (await columns.ReachAsync(new(17), default)).ShouldNotBeNull();

        var rows = await service.ScalarAsync<long>(
            """
            select (select count(*) from known_result) + (select count(*) from stage_visit) + (select count(*) from deal_period) + (select count(*) from handover)
                 + (select count(*) from mt_events where type <> 'registered')
            """);
        columns.State.ShouldBe(new(ColumnPhase.Following, rows, rows, new(17), snapshot.Bytes, 1L << 30));
        snapshot.Results.ShouldBe(3);
        await columns.StopAsync(default);
    }

    [Fact]
    public async Task Do_not_read_what_another_version_of_the_program_has_made()
    {
        await using var service = TestService.On(await FilledAsync());
        await service.ExecuteAsync("update read_model_progress set version = 1; delete from stage_visit");
        using var columns = service.Columns();
        await columns.StartAsync(default);
        await Should.ThrowAsync<StartingException>(() => columns.ReachAsync(new(17), default));

        await service.CatchUpAsync();

        (await columns.ReachAsync(new(17), default)).ShouldNotBeNull().Results.ShouldBe(3);
        var visits = await service.ResultsFrom(columns).CollectAsync<int>(DateOnly.MaxValue, new(17), KnownDetails.All, (result, counts) => counts.Add(result.Visits.Count), default);
        visits.Sum().ShouldBe(1);
        await columns.StopAsync(default);
    }

    [Fact]
    public async Task Go_on_when_the_database_has_been_away()
    {
        await using var service = TestService.On(await FilledAsync());
        using var columns = service.Columns();
        await service.ExecuteAsync("alter table deal_period rename to elsewhere");
        await columns.StartAsync(default);
        await Should.ThrowAsync<StartingException>(() => columns.ReachAsync(new(17), default));

        await service.ExecuteAsync("alter table elsewhere rename to deal_period");

        (await columns.ReachAsync(new(17), default)).ShouldNotBeNull();
        (await service.ScalarAsync<long>(
            "select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")).ShouldBeGreaterThan(0);
        await service.AppendAsync(Known.Result("univ-bj", "R9"), AFact.Registered(number: "R9"));
        await service.CatchUpAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(columns.State.Reached?.Sequence == 18));
        await columns.StopAsync(default);
    }

    private static async Task<(int Status, string? Phase)> HealthAsync(TestServer server)
    {
        var health = await server.GetAsync("/health/ready");
        return (health.Status, health.Json.GetProperty("columns").GetProperty("phase").GetString());
    }

    private static async Task<string> FilledAsync()
    {
        var database = await TestService.FreshDatabaseAsync();
        await using var service = TestService.On(database);
        (await service.ImportAsync(ALog.OfStories(AFact.OfEveryKind("univ-bj", "A")))).Errors.ShouldBeEmpty();
        await service.CatchUpAsync();
        return database;
    }
}
