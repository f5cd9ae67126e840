using CsCheck;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Tests.Figures;

namespace TransferFlow.Tests.Columns;

/// <summary>What lies in several databases is counted in each, and added up: the same bytes as if all lay in one.</summary>
public sealed class Histograms_of_two_stores
{
    private static RegionCatalogue Regions => Loaded.Regions;

    [Fact]
    public Task Add_up_to_the_answer_over_all_results() => Gen.Select(RandomFacts.Result.Array[8, 20], Question.Any.Array[60, 60]).SampleAsync(async (results, questions) =>
    {
        var stories = Loaded.Stories(results).ToList();
        var all = await Loaded.OfAsync(stories);
        // Each database has positions of its own, so everything is asked as known to the last.
        var parts = new[] { await Loaded.OfAsync(stories.Where((_, i) => i % 2 == 0)), await Loaded.OfAsync(stories.Where((_, i) => i % 2 == 1)) };

        foreach (var question in questions)
        {
            var request = Loaded.Request(question);
            AddedUp(parts, request).ShouldBe(ColumnFigures.Answer(all, request, Regions), $"{question}");
        }
    }, iter: 3, threads: 1);

    private static byte[] AddedUp(ColumnSnapshot[] parts, FigureRequest request)
    {
        switch (AllFigures.Of(request))
        {
            case StageConversion:
                var sum = ConversionScan.Count(parts[0], request, Regions).ShouldNotBeNull();
                sum.Add(ConversionScan.Count(parts[1], request, Regions).ShouldNotBeNull());
                return sum.Answer(request, Regions);
            case var figure:
                return figure.Answer(request, Regions, parts.SelectMany(part => part.ScanResults(
                    request.AsOf, request.KnownAt, figure.LooksAt, () => figure.Gather(request), (gathered, result) => gathered.Add(result))));
        }
    }
}
