using System.Collections.Concurrent;
using Marten.Services;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.ReadModel;

public sealed class Marks_while_many_write
{
    private const int Writers = 16;
    private const int Each = 25;

    [Fact]
    public async Task Never_have_anything_added_at_or_below_them()
    {
        await using var service = await TestService.StartAsync();
        using var written = new CancellationTokenSource();
        var seen = new ConcurrentDictionary<long, long>();

        var marking = Enumerable.Range(0, 2).Select(_ => Task.Run(() => MarkAsync(service, seen, written.Token))).ToArray();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(service, writer))).Append(Task.Run(() => ImportAsync(service))));
        await written.CancelAsync();
        await Task.WhenAll(marking);

        seen.Count.ShouldBeGreaterThan(10);
        foreach (var (mark, count) in seen) (await CountAsync(service, mark)).ShouldBe(count, $"at {mark}");
        (await service.ScalarAsync<long>("select max(sequence) from position_mark")).ShouldBe(await service.ScalarAsync<long>("select max(seq_id) from mt_events"));
    }

    /// <summary>Takes marks until all is written, and once more; counts what lies at or below each as soon as it is taken.</summary>
    private static async Task MarkAsync(TestService service, ConcurrentDictionary<long, long> seen, CancellationToken written)
    {
        var marks = new Marks(service.Database);
        bool isLast;
        do
        {
            isLast = written.IsCancellationRequested;
            var mark = await marks.AdvanceAsync(default);
            var count = await CountAsync(service, mark);
            seen.GetOrAdd(mark, count).ShouldBe(count);
        }
        while (!isLast || marks.IsWaiting);
    }

    /// <summary>Every third transaction draws its number, dawdles and gives up; every fifth dawdles and commits.</summary>
    private static async Task WriteAsync(TestService service, int writer)
    {
        for (var i = 0; i < Each; i++)
        {
            var number = $"W{writer}-{i}";
            await using var connection = await service.Database.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var options = SessionOptions.ForTransaction(transaction);
            options.TenantId = "jjj";
            await using var session = service.Store.LightweightSession(options);
            session.Events.Append(Known.Result("univ-bj", number), AFact.Registered(number: number));
            await session.SaveChangesAsync();
            if (i % 3 == 0 || i % 5 == 0) await Task.Delay(1 + (writer + i) % 7);
            await (i % 3 == 0 ? transaction.RollbackAsync() : transaction.CommitAsync());
        }
    }

    private static async Task ImportAsync(TestService service)
    {
        for (var i = 0; i < 10; i++)
        {
            var facts = Enumerable.Range(0, 20).Select(j => ("univ-sh", $"I{i}-{j}", (Domain.Results.Fact)AFact.Registered("univ-sh", $"I{i}-{j}")));
            (await service.ImportAsync(ALog.Of(facts))).Facts.ShouldBe(20);
        }
    }

    private static Task<long> CountAsync(TestService service, long mark) => service.ScalarAsync<long>($"select count(*) from mt_events where seq_id <= {mark}");
}
