using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Tests.ReadModel;

/// <summary>However much a page changes, little of it is in memory at a time: what is told waits for what is written.</summary>
public sealed class Portions_of_a_page
{
    [Fact]
    public async Task Are_told_no_further_ahead_than_a_few()
    {
        var told = 0;
        var portions = Portions.Begin(Told(100, () => told++), default);
        await Eventually.HoldsAsync(() => Task.FromResult(told > Portions.Waiting));

        for (var read = 1; await portions.WaitToReadAsync(); read++)
        {
            using (await portions.ReadAsync()) told.ShouldBeLessThanOrEqualTo(read + Portions.Waiting + 1);
        }

        told.ShouldBe(100);
    }

    [Fact]
    public async Task Are_told_no_more_when_nobody_wants_them()
    {
        using var end = new CancellationTokenSource();
        var told = 0;
        var portions = Portions.Begin(Told(100, () => told++), end.Token);
        await Eventually.HoldsAsync(() => Task.FromResult(told > Portions.Waiting));

        await end.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var portion in portions.ReadAllAsync()) portion.Dispose();
        });
        told.ShouldBe(Portions.Waiting + 1);
    }

    [Fact]
    public async Task Tell_their_reader_what_went_wrong()
    {
        var portions = Portions.Begin(Told(3, () => throw new ProjectionStoppedException(7, "it is no fact")), default);

        (await Should.ThrowAsync<ProjectionStoppedException>(async () => await portions.WaitToReadAsync())).Sequence.ShouldBe(7);
    }

    private static IEnumerable<Changes> Told(int count, Action tell)
    {
        for (var i = 0; i < count; i++)
        {
            tell();
            yield return new();
        }
    }
}
