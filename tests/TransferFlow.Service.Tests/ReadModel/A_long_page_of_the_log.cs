using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.ReadModel;

/// <summary>A long page is read over two connections and written in portions, over two connections again where much is new. The read model does not depend on how the log was cut.</summary>
public sealed class A_long_page_of_the_log
{
    private const int Results = 4_500;

    [Fact]
    public async Task Gives_the_same_rows_as_short_ones()
    {
        await using var service = await TestService.StartAsync();
        (await service.ImportAsync(ALog.Of(Interleaved()))).Errors.ShouldBeEmpty();

        await service.CatchUpAsync();
        var whole = await service.DigestAsync();
        foreach (var limits in new PageLimits[] { new(7_000, 0L), new(9_000, 1_000_000L), new(3_000), new(WorthTwo: 1), new(7_000, WorthTwo: 1_000) })
        {
            await Projection.ForgetAsync(service.Database, default);
            await Projection.CatchUpAsync(service.Database, 5 * Results, default, limits);
            (await service.DigestAsync()).ShouldBe(whole, $"{limits}");
        }

        (await service.ScalarAsync<long>("select count(distinct result) from known_result")).ShouldBe(Results);
        (await service.ScalarAsync<long>("select count(*) from stage_visit where known_to = 9223372036854775807")).ShouldBe(2 * Results);
    }

    /// <summary>All results take their steps side by side; of every third the first step is told last.</summary>
    private static IEnumerable<(string Owner, string Number, Fact Fact)> Interleaved()
    {
        for (var step = 0; step < 5; step++)
        {
            for (var i = 0; i < Results; i++) yield return ("univ-bj", $"R{i}", Step(i % 3 == 0 && step > 0 ? step % 4 + 1 : step, i));
        }
    }

    private static Fact Step(int step, int result) => step switch
    {
        0 => AFact.Registered(number: $"R{result}"),
        1 => AFact.Entered(Stage.Research, "site-bj", 1),
        2 => new Fact.StagePassed(Stage.Research) { OccurredOn = AFact.Day(2) },
        3 => AFact.Entered(Stage.PilotTesting, "site-xa", 3),
        _ => new Fact.DealSigned($"C{result}", AFact.NoTerms) { OccurredOn = AFact.Day(4) },
    };
}
