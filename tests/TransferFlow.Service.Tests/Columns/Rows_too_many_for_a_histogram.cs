using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Columns;

/// <summary>Hundreds of rows over a hundred years do not fit into histograms; they are counted one result after another, to the same bytes.</summary>
public sealed class Rows_too_many_for_a_histogram
{
    [Theory]
    [InlineData("P36525D")]
    [InlineData("P1M,P100Y")]
    public async Task Are_counted_without_one(string horizon)
    {
        await using var service = await TestService.StartAsync();
        var regions = service.Get<Catalogues>().Regions;
        var facts = regions.InForceOn(AFact.Day(0)).Select(region => region.Code).Take(400).SelectMany(ToMarket).ToList();
        (await service.ImportAsync(ALog.Of(facts))).Errors.ShouldBeEmpty();
        await service.CatchUpAsync();
        using var columns = service.Columns();
        await columns.StartAsync(default);
        var snapshot = (await columns.ReachAsync(new(facts.Count), default)).ShouldNotBeNull();
        var question = $"stage=pilot&by=code&horizon={horizon}";

        Asked.Of(service, snapshot, question).ShouldBe(await Asked.OfDatabaseAsync(service, question, facts.Count));

        ConversionScan.Count(snapshot, Asked.Request(regions, question, facts.Count), regions).ShouldBeNull();
        ConversionScan.Count(snapshot, Asked.Request(regions, "stage=pilot&by=code&horizon=P1Y", facts.Count), regions).ShouldNotBeNull();
        await columns.StopAsync(default);
    }

    private static IEnumerable<(string Owner, string Number, Fact Fact)> ToMarket(string region, int i)
    {
        yield return ("univ-bj", $"R{i}", AFact.Registered(number: $"R{i}"));
        yield return ("univ-bj", $"R{i}", new Fact.StageEntered(Stage.PilotTesting, null, "univ-sh", region) { OccurredOn = AFact.Day(i) });
        yield return ("univ-bj", $"R{i}", new Fact.StageEntered(Stage.Commercialization, null, "univ-sh", region) { OccurredOn = AFact.Day(i + i % 40) });
    }
}
