using System.Text;
using CsCheck;
using TransferFlow.Domain.Figures;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Tests.Figures;

namespace TransferFlow.Tests.Columns;

/// <summary>What is counted by a scan on numbers alone, or from less than all that is known of a result, against all of it, one result after another.</summary>
public sealed class Scans_of_their_own
{
    private static readonly Gen<Question> question = Gen.OneOf([.. ColumnScans.Own]).SelectMany(Question.About);

    [Fact]
    public Task Count_what_their_figures_count() => Gen.Select(RandomFacts.Result.Array[10, 30], question.Array[150, 150]).SampleAsync(async (results, questions) =>
    {
        var snapshot = await Loaded.OfAsync(Loaded.Stories(results));
        foreach (var asked in questions)
        {
            var request = Loaded.Request(asked);
            Encoding.UTF8.GetString(ColumnFigures.Answer(snapshot, request, Loaded.Regions)).ShouldBe(OfAllThatIsKnown(snapshot, request), $"{asked}");
        }
    }, iter: 3, threads: 1);

    [Fact]
    public Task Need_no_more_of_a_result_than_their_figures_say() => Gen.Select(RandomFacts.Result.Array[10, 30], Question.Any.Array[100, 100]).SampleAsync(async (results, questions) =>
    {
        var snapshot = await Loaded.OfAsync(Loaded.Stories(results));
        foreach (var asked in questions)
        {
            var request = Loaded.Request(asked);
            Encoding.UTF8.GetString(ColumnFigures.OneByOne(snapshot, request, Loaded.Regions)).ShouldBe(OfAllThatIsKnown(snapshot, request), $"{asked}");
        }
    }, iter: 2, threads: 1);

    [Fact]
    public Task Are_answered_together_as_they_are_one_by_one() => Gen.Select(RandomFacts.Result.Array[10, 30], Question.Any.Array[60, 60]).SampleAsync(async (results, questions) =>
    {
        var snapshot = await Loaded.OfAsync(Loaded.Stories(results));
        var requests = questions.Select(Loaded.Request).ToList();

        ColumnFigures.Answer(snapshot, [.. requests.Select(request => (request, Loaded.Regions))]).Select(Encoding.UTF8.GetString)
            .ShouldBe(requests.Select(request => Encoding.UTF8.GetString(ColumnFigures.Answer(snapshot, request, Loaded.Regions))));
    }, iter: 2, threads: 1);

    private static string OfAllThatIsKnown(ColumnSnapshot snapshot, FigureRequest request)
    {
        var figure = AllFigures.Of(request);
        return Encoding.UTF8.GetString(figure.Answer(request, Loaded.Regions, snapshot.ScanResults(
            request.AsOf, request.KnownAt, KnownDetails.All, () => figure.Gather(request), (gathered, result) => gathered.Add(result))));
    }
}
