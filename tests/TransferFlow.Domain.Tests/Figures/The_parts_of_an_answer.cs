using CsCheck;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Tests.Regions;
using TransferFlow.Domain.Tests.Results;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_parts_of_an_answer
{
    [Fact]
    public void Of_all_results_sum_to_its_numbers() => Asked((figure, request, results) =>
    {
        var numbers = AnswerNumbers.Of(results.Ask(request));
        var sources = figure.Sources(request);
        var whole = sources.Select(source => Gathered(figure, source, results)).ToList();
        var parts = sources.SelectMany(source => results.Known(source).SelectMany(result => figure.Parts(source, ACatalogue.Shipped, whole)(result).ToList())).ToList();
        var sums = parts.Concat(parts.Where(part => part.Row.Length > 0).Select(part => part with { Row = AnswerNumbers.Total }))
            .GroupBy(part => (part.Row, part.Number)).ToDictionary(part => part.Key, part => part.Sum(one => one.Amount));

        sums.Keys.ShouldBeSubsetOf(numbers.Keys);
        foreach (var ((row, number), value) in numbers.Where(number => figure.BasisOf(number.Key.Number) == number.Key.Number))
            value.ShouldBe(sums.GetValueOrDefault((row, number)), $"{row} {number}");
    });

    [Fact]
    public void Are_what_every_number_rests_on() => Asked((figure, request, results) =>
    {
        var names = figure.NumbersOf(request, ACatalogue.Shipped).ToList();

        names.ShouldNotBeEmpty();
        foreach (var basis in names.Select(figure.BasisOf).Distinct())
        {
            names.ShouldContain(basis);
            figure.BasisOf(basis).ShouldBe(basis);
        }

        AnswerNumbers.Of(results.Ask(request)).Keys.Select(key => key.Number).Distinct().ShouldBeSubsetOf(names);
    });

    private static IContributions Gathered(Figure figure, FigureRequest source, AResult[] results)
    {
        var gathered = figure.Gather(source);
        foreach (var result in results.Known(source)) gathered.Add(result);
        return gathered;
    }

    private static void Asked(Action<Figure, FigureRequest, AResult[]> check) => Gen.Select(RandomResults.Result.Array[0, 20], RandomQuestions.Any).Sample((results, question) =>
    {
        var request = Asking.Request(question.Figure, question.Parameters);
        check(AllFigures.Of(request), request, results);
    });
}
