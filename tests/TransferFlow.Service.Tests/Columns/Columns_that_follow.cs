using System.Diagnostics;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Figures;
using TransferFlow.Tests.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Columns;

/// <summary>Columns follow the read model at once, and those who read them never see them change.</summary>
public sealed class Columns_that_follow
{
    [Fact]
    public async Task Have_what_was_written_within_a_second()
    {
        await using var service = await TestService.StartAsync();
        using var follower = service.Follower();
        using var columns = service.Columns();
        await follower.StartAsync(default);
        await columns.StartAsync(default);
        await columns.ReachAsync(new(0), default);
        var lags = new List<TimeSpan>();

        for (var i = 1; i <= 11; i++)
        {
            await service.AppendAsync(Known.Result("univ-bj", $"R{i}"), AFact.Registered(number: $"R{i}"));
            var written = Stopwatch.GetTimestamp();
            (await columns.ReachAsync(new(i), default)).ShouldNotBeNull().Results.ShouldBe(i);
            lags.Add(Stopwatch.GetElapsedTime(written));
        }

        lags.Order().ElementAt(5).ShouldBeLessThan(TimeSpan.FromSeconds(1));
        await columns.StopAsync(default);
        await follower.StopAsync(default);
    }

    [Fact]
    public async Task Are_read_by_many_while_others_write_and_stay_the_same_for_each_reader()
    {
        await using var service = await TestService.StartAsync();
        using var follower = service.Follower();
        using var columns = service.Columns();
        await follower.StartAsync(default);
        await columns.StartAsync(default);
        using var written = new CancellationTokenSource();

        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var reads = 0;
            while (!written.IsCancellationRequested)
            {
                var held = (await columns.ReachAsync(new(0), default))!;
                var before = Asked.Of(service, held, "stage=research&to=pilot&by=code");
                await Task.Delay(5);
                Asked.Of(service, held, "stage=research&to=pilot&by=code").ShouldBe(before);
                reads++;
            }

            return reads;
        })).ToList();
        await WriteAsync(service);
        await written.CancelAsync();

        (await Task.WhenAll(readers)).ShouldAllBe(reads => reads > 0);
        var newest = await service.Get<Knowledge>().PinAsync(null, default);
        (await columns.ReachAsync(newest, default))!.Layers.Length.ShouldBeLessThan(6);
        await KnownAsReplayed.CheckAsync(service.ResultsFrom(columns), await Replayed.ReadAsync(service), newest.Sequence);
        await columns.StopAsync(default);
        await follower.StopAsync(default);
    }

    [Fact]
    public async Task Are_loaded_anew_when_most_results_have_changed_and_say_the_same()
    {
        const string Question = "stage=pilot&by=site&cohortTo=2024-06-30";
        await using var service = await TestService.StartAsync();
        using var columns = service.Columns();
        await service.ImportAsync(ALog.Of(Enumerable.Range(0, 21_000).Select(i => ("univ-bj", $"R{i}", (Fact)AFact.Registered(number: $"R{i}")))));
        await service.CatchUpAsync();
        await columns.StartAsync(default);
        await Eventually.HoldsAsync(() => Task.FromResult(columns.State.Reached?.Sequence == 21_000));

        await service.ImportAsync(ALog.Of(Enumerable.Range(0, 21_000).Select(i => ("univ-bj", $"R{i}", (Fact)AFact.Entered((Stage)(1 + i % 3), "site-bj", i % 400)))));
        await service.CatchUpAsync();

        await Eventually.HoldsAsync(() => Task.FromResult(columns.State.Reached?.Sequence == 42_000));
        var loaded = (await columns.ReachAsync(new(42_000), default)).ShouldNotBeNull();
        (loaded.Layers.Length, columns.State.RowsLoaded).ShouldBe((1, 63_000));
        Asked.Of(service, loaded, Question).ShouldBe(await Asked.OfDatabaseAsync(service, Question, 42_000));
        Asked.Of(service, loaded, Question, 21_000).ShouldContain("\"rows\":[]");
        await columns.StopAsync(default);
    }

    /// <summary>Facts that come in one by one, so that the columns lay one small layer upon the other.</summary>
    private static async Task WriteAsync(TestService service)
    {
        for (var i = 0; i < 120; i++)
        {
            var (number, at) = ($"R{i % 30}", i / 30);
            var result = Known.Result("univ-bj", number);
            await service.AppendAsync(result, at == 0 ? AFact.Registered(number: number) : AFact.Entered((Stage)at, "site-bj", 10 * at));
        }
    }
}
