using System.Text;
using CsCheck;
using TransferFlow.Service.Monitoring;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Store;
using FigureAnswers = TransferFlow.Service.Monitoring.Figures;

namespace TransferFlow.Tests.Figures;

/// <summary>
/// The promise of the product: an answer follows from the facts that were known, and from nothing else. So the read model that followed the log live, the one
/// that was made anew, the columns in memory that followed it or were loaded from it, and the domain that replays the facts say the same, byte for byte.
/// </summary>
public sealed class Live_rebuilt_and_replayed_answers
{
    private static readonly Gen<PageLimits> someLimits = Gen.Select(
        Gen.Int[1, 7], Gen.OneOf(0L, 400L, PageLimits.Usual.Remembered), Gen.Int[1, 2], (size, remembered, worthTwo) => new PageLimits(size, remembered, worthTwo));

    [Fact]
    public Task Are_the_same_bytes() => Gen.Select(RandomHistory.Any, Question.Any.Array[100, 100], someLimits).SampleAsync(async (history, questions, limits) =>
    {
        await using var service = await TestService.StartAsync();
        await SlowLog.InAsync(service);
        using var columns = service.Columns();
        await columns.StartAsync(default);
        var newest = await TellAsync(service, history, columns);
        var live = await AnswerAsync(service, questions, newest);
        var tables = await TablesAsync(service);
        var replayed = await Replayed.ReadAsync(service);

        foreach (var (question, answer) in questions.Zip(live))
            answer.ShouldBe(Encoding.UTF8.GetString(replayed.Answer(question.Figure, question.At(newest))), $"{question}");
        await ResultsAsReplayed.CheckAsync(service, service.Get<ResultList>(), replayed, newest);
        await KnownAsReplayed.CheckAsync(service.Get<IKnownResults>(), replayed, newest);

        (await AnswerAsync(service.FiguresFrom(columns), questions, newest)).ShouldBe(live, "columns that followed");
        await KnownAsReplayed.CheckAsync(service.ResultsFrom(columns), replayed, newest);
        await ResultsAsReplayed.CheckAsync(service, service.ListsFrom(columns), replayed, newest);

        await Projection.ForgetAsync(service.Database, default);
        await Projection.CatchUpAsync(service.Database, newest, default, limits);
        (await TablesAsync(service)).ShouldBe(tables, $"{limits}");

        await ReadModelUpkeep.RebuildAsync(service.Database, default);
        (await TablesAsync(service)).ShouldBe(tables, "rebuilt");
        (await AnswerAsync(service, questions, newest)).ShouldBe(live);

        (await AnswerAsync(service.FiguresFrom(columns), questions, newest)).ShouldBe(live, "columns beside which all was rebuilt");
        await columns.StopAsync(default);
        using var loaded = service.Columns();
        await loaded.StartAsync(default);
        (await AnswerAsync(service.FiguresFrom(loaded), questions, newest)).ShouldBe(live, "columns that were loaded");
        await KnownAsReplayed.CheckAsync(service.ResultsFrom(loaded), replayed, newest);
        await ResultsAsReplayed.CheckAsync(service, service.ListsFrom(loaded), replayed, newest);
        await loaded.StopAsync(default);
    }, iter: 12, threads: 1);

    /// <summary>Writes a history while the log is followed.</summary>
    private static async Task<long> TellAsync(TestService service, RandomHistory history, ColumnStore columns)
    {
        using var follower = service.Follower();
        await follower.StartAsync(default);
        foreach (var batch in history.Batches)
        {
            await batch.WriteAsync(service);
            if (batch.IsReadAtOnce) await columns.ReachAsync(await service.Get<Knowledge>().PinAsync(null, default), default);
        }

        var newest = await service.Get<Knowledge>().PinAsync(null, default);
        await follower.StopAsync(default);
        return newest.Sequence;
    }

    private static Task<List<string>> AnswerAsync(TestService service, IEnumerable<Question> questions, long newest) =>
        AnswerAsync(service.Get<FigureAnswers>(), questions, newest);

    private static async Task<List<string>> AnswerAsync(FigureAnswers figures, IEnumerable<Question> questions, long newest)
    {
        var answers = new List<string>();
        foreach (var question in questions)
            answers.Add(Encoding.UTF8.GetString(await figures.AnswerAsync(question.Figure, question.At(newest), null, default)));
        return answers;
    }

    private static async Task<List<string>> TablesAsync(TestService service) =>
    [
        .. await service.RowsAsync("select * from known_result order by result, known_from"),
        .. await service.RowsAsync("select * from stage_visit order by result, ordinal, known_from"),
        .. await service.RowsAsync("select * from handover order by result, ordinal, known_from"),
        .. await service.RowsAsync("select * from deal_period order by result, ordinal, known_from"),
        .. await service.RowsAsync("select * from corrected_fact order by result, ordinal, known_from"),
    ];
}
