using CsCheck;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Tests.Figures;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Columns;

/// <summary>What lies in several databases is counted in each, and added up: the same bytes as if all lay in one.</summary>
public sealed class Histograms_of_two_stores
{
    private static readonly RegionCatalogue regions = new Catalogues().Regions;

    [Fact]
    public Task Add_up_to_the_answer_over_all_results() => Gen.Select(RandomFacts.Result.Array[8, 20], Question.Any.Array[60, 60]).SampleAsync(async (results, questions) =>
    {
        var stories = results.Select((result, i) => (Fact[])[result.Registration with { Number = $"R{i}" }, .. result.Later.Where(fact => fact is not Fact.EvidenceAttached)]).ToList();
        var all = await LoadedAsync(stories);
        var parts = new[] { await LoadedAsync(stories.Where((_, i) => i % 2 == 0)), await LoadedAsync(stories.Where((_, i) => i % 2 == 1)) };

        foreach (var question in questions)
        {
            var request = Request(question);
            AddedUp(parts, request).ShouldBe(ColumnFigures.Answer(all, request, regions), $"{question}");
        }
    }, iter: 3, threads: 1);

    private static byte[] AddedUp(ColumnSnapshot[] parts, FigureRequest request)
    {
        var figure = AllFigures.Of(request);
        if (figure is StageConversion)
        {
            var sum = ConversionScan.Count(parts[0], request, regions).ShouldNotBeNull();
            sum.Add(ConversionScan.Count(parts[1], request, regions).ShouldNotBeNull());
            return sum.Answer(request, regions);
        }

        return figure.Answer(request, regions, parts.SelectMany(part => part.ScanResults(
            request.AsOf, request.KnownAt, () => figure.Gather(request), (gathered, result) => gathered.Add(result))));
    }

    /// <summary>Each database has positions of its own, so everything is asked as known to the last, back-tests too.</summary>
    private static FigureRequest Request(Question question) => new FigureRequestParser(RegionRevisions.Of(regions), new(2030, 1, 1), new(long.MaxValue - 1)).Parse(
        question.Figure, question.Parameters.Where(parameter => parameter.Key != BackTests.Option.Name));

    private static async Task<ColumnSnapshot> LoadedAsync(IEnumerable<Fact[]> stories)
    {
        await using var service = await TestService.StartAsync();
        (await service.ImportAsync(ALog.OfStories(stories))).Errors.ShouldBeEmpty();
        await service.CatchUpAsync();
        await using var connection = await service.Database.OpenConnectionAsync();
        return (await Loading.LoadAsync(connection, new(), new(long.MaxValue), default)).ShouldNotBeNull();
    }
}
