using System.Text.Json;
using CsCheck;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Tests.Regions;
using TransferFlow.Domain.Tests.Results;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_parts_of_an_answer
{
    [Fact]
    public void Of_all_results_sum_to_its_numbers() => Gen.Select(RandomResults.Result.Array[0, 20], RandomQuestions.Any).Sample((results, question) =>
    {
        var request = Asking.Request(question.Figure, question.Parameters);
        var figure = AllFigures.Of(request);
        var sums = results.Known(request.AsOf).SelectMany(result => figure.Parts(request, ACatalogue.Shipped, result).ToList())
            .GroupBy(part => (part.Row, part.Number)).Select(parts => (parts.Key, Sum: parts.Sum(part => part.Amount))).Where(part => part.Sum != 0).ToList();

        using var answer = JsonDocument.Parse(results.Ask(request));
        foreach (var ((row, number), sum) in sums) Find(RowOf(answer.RootElement, row), number).GetDecimal().ShouldBe(sum, $"{row} {number}");
        foreach (var (number, sum) in sums.GroupBy(part => part.Key.Number, part => part.Sum).Select(rows => (rows.Key, rows.Sum())))
            Find(answer.RootElement.GetProperty("total"), number).GetDecimal().ShouldBe(sum, $"total {number}");
    });

    private static JsonElement RowOf(JsonElement answer, string row) => row.Length == 0 ? answer.GetProperty("total") : answer.GetProperty("rows").EnumerateArray()
        .Single(one => one.TryGetProperty("from", out var from) ? $"{from}>{one.GetProperty("to")}" == row : one.EnumerateObject().First().Value.GetString() == row);

    /// <summary>An item of a list is found by its first member's text: <c>stages.pilot.in</c>.</summary>
    private static JsonElement Find(JsonElement element, string number) => number.Split('.').Aggregate(element, (at, name) => at.ValueKind == JsonValueKind.Array
        ? at.EnumerateArray().Single(item => item.EnumerateObject().First().Value.GetString() == name)
        : at.GetProperty(name));
}
