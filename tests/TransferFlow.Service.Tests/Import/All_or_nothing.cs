using Npgsql;
using TransferFlow.Service.Logging.Importing;

namespace TransferFlow.Tests.Import;

public sealed class All_or_nothing
{
    private const string Header = "result,event,occurred_on,stage,region,organisation\n";

    [Fact]
    public async Task One_bad_row_among_ten_thousand_writes_nothing_at_all()
    {
        await using var service = await ImportService.StartAsync();
        var before = await service.CountsAsync();
        var rows = Rows(10_000);
        rows[6_000] = rows[6_000].Replace("110108", "119999", StringComparison.Ordinal);

        var report = await service.ImportAsync(Header + string.Join('\n', rows));

        var error = report.Errors.ShouldHaveSingleItem();
        (error.Row, error.Column, error.Code).ShouldBe((6_002, "region", "unknown-region"));
        (report.Rows, report.Facts, report.Registered, report.Rejected).ShouldBe((10_000, 0, 0, 1));
        (await service.CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_hundred_thousand_bad_rows_are_all_named()
    {
        await using var service = await ImportService.StartAsync();

        var rows = Enumerable.Range(0, 100_000).Select(i => $"N{i},stage-entered,2021-02-30,research,110108,");

        var report = await service.ImportAsync(Header + string.Join('\n', rows));

        (report.Rejected, report.Errors.Count).ShouldBe((100_000, 100_000));
        report.Errors.Select(error => error.Row).ShouldBe(Enumerable.Range(2, 100_000).Select(row => (long?)row));
    }

    [Fact]
    public async Task Cancelling_half_way_leaves_nothing()
    {
        await using var service = await ImportService.StartAsync();
        var before = await service.CountsAsync();
        using var cancel = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => service.ImportAsync(
            Header + string.Join('\n', Rows(25_000)), progress: new When(ImportPhase.Writing, rows => rows >= 20_000, cancel.Cancel), stop: cancel.Token));

        (await service.CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Losing_the_connection_during_the_COPY_leaves_nothing_and_the_next_import_succeeds()
    {
        await using var service = await ImportService.StartAsync();
        var before = await service.CountsAsync();
        var file = Header + string.Join('\n', Rows(25_000));

        var kill = new When(ImportPhase.Writing, rows => rows >= 20_000, () => KillCopy(service.Database));
        await Should.ThrowAsync<NpgsqlException>(() => service.ImportAsync(file, progress: kill));

        (await service.CountsAsync()).ShouldBe(before);
        (await service.AcceptAsync(file)).Facts.ShouldBe(25_000);
    }

    [Fact]
    public async Task A_long_file_reports_its_progress_in_every_phase()
    {
        await using var service = await ImportService.StartAsync();
        var seen = new List<ImportProgress>();

        await service.ImportAsync(Header + string.Join('\n', Rows(25_000)), progress: new Each(seen.Add));

        foreach (var phase in Enum.GetValues<ImportPhase>())
            seen.Where(progress => progress.Phase == phase).Select(progress => progress.Rows).ShouldBeInOrder();
        seen.Select(progress => progress.Phase).Distinct().ShouldBe(Enum.GetValues<ImportPhase>());
        seen[^1].ShouldBe(new(ImportPhase.Writing, 50_000));
    }

    private static string[] Rows(int count) =>
        [.. Enumerable.Range(0, count).Select(i => $"N{i},stage-entered,20{i % 20:00}-02-01,research,110108,New {i % 100}")];

    private static void KillCopy(NpgsqlDataSource database)
    {
        using var command = database.CreateCommand(
            "select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where datname = current_database() and query like 'copy mt_events%'");
        command.ExecuteScalar().ShouldBe(1L);
    }

    private sealed class Each(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }

    /// <summary>Does something once, when an import is so far.</summary>
    private sealed class When(ImportPhase phase, Predicate<long> isFar, Action action) : IProgress<ImportProgress>
    {
        private bool done;

        public void Report(ImportProgress value)
        {
            if (done || value.Phase != phase || !isFar(value.Rows)) return;
            done = true;
            action();
        }
    }
}
