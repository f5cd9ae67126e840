using CsCheck;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Tests.Results;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class Answers_and_the_oracle
{
    [Fact]
    public void Agree_on_any_question_about_any_results() => Gen.Select(RandomResults.Result.Array[0, 30], RandomQuestions.Any).Sample((results, question) =>
    {
        var request = Asking.Request(question.Figure, question.Parameters) with { RecordedUntil = OracleMovements.RecordedUntil(results) };

        results.Ask(request).ShouldAgreeWithTheOracle(request, results);
    }, iter: 500);
}
