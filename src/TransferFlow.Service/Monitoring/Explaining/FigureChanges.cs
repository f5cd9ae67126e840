using Npgsql;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Monitoring.Explaining;

/// <summary>What a step did to a number.</summary>
public sealed record CausedChange(ChangeCause Cause, decimal? Before, decimal? After)
{
    public decimal? Difference => After - Before;
}

/// <summary>A number that is not what it was.</summary>
/// <param name="Row">The row's key; empty for the total.</param>
/// <param name="Before">Null where it was not known or there was no such row.</param>
public sealed record ChangedNumber(string Row, string Number, decimal? Before, decimal? After, IReadOnlyList<CausedChange> Causes)
{
    public decimal? Difference => After - Before;
}

/// <summary>Why an answer differs from an earlier one to the same question.</summary>
/// <param name="Steps">What was changed, one thing at a time.</param>
/// <param name="Numbers">Those that differ, or did on the way: the total first, then the rows in their order.</param>
public sealed record ExplainedChange(
    FigureRequest Before, FigureRequest After, IReadOnlyList<ChangeStep> Steps, IReadOnlyList<ChangedNumber> Numbers);

/// <summary>Explains why two answers to the same question differ: the answer is computed at every step from one question to the other.</summary>
public sealed class FigureChanges(Figures figures, NpgsqlDataSource database)
{
    /// <summary>Between two addresses there is no step of the kind that is asked for.</summary>
    public static Refusal NothingChanged { get; } = new(
        "nothing-changed", new("两个地址之间没有这一类变化。", "Between the two addresses nothing of that kind has changed."), "cause");

    /// <param name="before">The earlier address: path and query, as an answer names it.</param>
    /// <param name="after">The later one.</param>
    /// <exception cref="RefusedException">One of them cannot be asked, or they are not the same question.</exception>
    public async Task<ExplainedChange> ExplainAsync(string before, string after, Caller? caller, CancellationToken stop)
    {
        var from = await AskAsync("before", before, caller, stop);
        var to = await AskAsync("after", after, caller, stop);
        var steps = await BetweenAsync(from, to, stop);
        var answers = new List<IReadOnlyDictionary<(string Row, string Number), decimal?>>();
        foreach (var request in steps.Select(step => step.To).Prepend(from)) answers.Add(AnswerNumbers.Of(await figures.AnswerAsync(request, stop)));
        var nothing = AllFigures.Of(from).Nothing(from, figures.RegionsOf(from));
        return new(from, to, steps, [.. Numbers(steps, answers, nothing)]);
    }

    /// <summary>One step on the way between two addresses.</summary>
    /// <exception cref="RefusedException">As for the whole way; <c>nothing-changed</c>: there is no such step between them.</exception>
    internal async Task<ChangeStep> StepAsync(string before, string after, ChangeCause cause, Caller? caller, CancellationToken stop)
    {
        var steps = await BetweenAsync(await AskAsync("before", before, caller, stop), await AskAsync("after", after, caller, stop), stop);
        return steps.SingleOrDefault(step => step.Cause == cause) ?? throw new RefusedException(NothingChanged);
    }

    private async Task<IReadOnlyList<ChangeStep>> BetweenAsync(FigureRequest from, FigureRequest to, CancellationToken stop)
    {
        await using var command = database.CreateCommand(
            $"select exists (select from mt_events where seq_id > $1 and seq_id <= $2 and type = '{FactCodes.CorrectionApproved}')");
        command.Parameters.Add(new() { Value = Math.Min(from.KnownAt.Sequence, to.KnownAt.Sequence) });
        command.Parameters.Add(new() { Value = Math.Max(from.KnownAt.Sequence, to.KnownAt.Sequence) });
        return ChangeSteps.Between(from, to, isCorrected: (bool)(await command.ExecuteScalarAsync(stop))!);
    }

    private async Task<FigureRequest> AskAsync(string parameter, string address, Caller? caller, CancellationToken stop)
    {
        if (FigureAddress.Read(address) is not var (figure, query))
        {
            throw new RefusedException(new("bad-address", new(
                $"参数“{parameter}”不是指标的地址。", $"'{parameter}' is not the address of a figure."), parameter));
        }

        return await figures.AskAsync(figure, query, caller, stop);
    }

    private static IEnumerable<ChangedNumber> Numbers(
        IReadOnlyList<ChangeStep> steps, IReadOnlyList<IReadOnlyDictionary<(string Row, string Number), decimal?>> answers,
        IReadOnlyDictionary<string, decimal?> nothing)
    {
        foreach (var key in answers.SelectMany(answer => answer.Keys).Distinct().OrderBy(key => key.Row, StringComparer.Ordinal))
        {
            var none = nothing.GetValueOrDefault(key.Number);
            var values = answers.Select(answer => answer.TryGetValue(key, out var value) ? value : none).ToList();
            if (values.TrueForAll(value => value == values[0])) continue;
            yield return new(
                key.Row, key.Number, values[0], values[^1],
                [.. steps.Select((step, i) => new CausedChange(step.Cause, values[i], values[i + 1])).Where(caused => caused.Before != caused.After)]);
        }
    }
}
