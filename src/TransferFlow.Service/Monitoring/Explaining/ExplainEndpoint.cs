using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using Wolverine.Http;

namespace TransferFlow.Service.Monitoring.Explaining;

/// <param name="Cause">late, since, codes or definition: see <see cref="ChangeCause"/>.</param>
/// <param name="From">The address before this one thing was changed.</param>
public sealed record StepLine(string Cause, string From, string To);

/// <param name="Difference">Absent where one of the two is not known.</param>
public sealed record CauseLine(string Cause, decimal? Before, decimal? After, decimal? Difference);

/// <param name="Row">The row's key; absent for the total.</param>
/// <param name="Causes">Their differences sum to that of the number.</param>
public sealed record ChangeLine(string? Row, string Number, decimal? Before, decimal? After, decimal? Difference, IReadOnlyList<CauseLine> Causes);

public sealed record ChangeLines(string Before, string After, IReadOnlyList<StepLine> Steps, IReadOnlyList<ChangeLine> Numbers);

/// <summary>
/// Why an answer differs from another to the same question: one thing is changed at a time, what is known, the date, the codes, the definition. Parameters:
/// <c>before</c> and <c>after</c>, two addresses of the figure.
/// </summary>
public static class ExplainEndpoint
{
    [Needs(Act.SeeFigures)]
    [Asks("before", "after")]
    [WolverineGet("/api/v1/changes")]
    public static async Task<ChangeLines> Get(HttpContext http, FigureChanges changes, CancellationToken stop)
    {
        var query = new AddressQuery(http);
        var explained = await changes.ExplainAsync(query.Required("before"), query.Required("after"), http.Caller(), stop);
        return new(
            explained.Before.Address, explained.After.Address,
            [.. explained.Steps.Select(step => new StepLine(step.Cause.Code(), step.From.Address, step.To.Address))],
            [.. explained.Numbers.Select(Line)]);
    }

    private static ChangeLine Line(ChangedNumber number) => new(
        number.Row.Length == 0 ? null : number.Row, number.Number, number.Before, number.After, number.Difference,
        [.. number.Causes.Select(caused => new CauseLine(caused.Cause.Code(), caused.Before, caused.After, caused.Difference))]);
}

/// <param name="Before">Its part in the number before the step.</param>
/// <param name="Facts">Those that the step brought in or, going back, took away.</param>
public sealed record ChangedResultLine(ResultLine Result, decimal Before, decimal After, IReadOnlyList<FactLine> Facts);

/// <param name="CorrectedAt">Where it was corrected or made void; absent for what is no correction.</param>
public sealed record FactLine(string Position, string Event, DateOnly OccurredOn, DateOnly RecordedOn, string Organisation, string? CorrectedAt);

public sealed record ChangedResultLines(
    StepLine Step, string? Row, string? Number, string? Basis, long Count, long Hidden, int Page, int Pages, IReadOnlyList<ChangedResultLine> Results);

/// <summary>The results and the facts behind one cause of a change. Parameters: <c>before</c>, <c>after</c>, <c>cause</c>, <c>row</c>, <c>number</c>.</summary>
public static class ChangedResultsEndpoint
{
    [Needs(Act.SeeResults)]
    [Asks("before", "after", "cause", "row", "number", "page", "pageSize")]
    [WolverineGet("/api/v1/changes/results")]
    public static async Task<ChangedResultLines> Get(HttpContext http, FigureChanges changes, ChangedResults results, CancellationToken stop)
    {
        var query = new AddressQuery(http);
        var cause = query.Choice("cause", ChangeCauses.Codes) ?? throw new RefusedException(Fault.Missing("cause"));
        var step = await changes.StepAsync(query.Required("before"), query.Required("after"), cause, http.Caller(), stop);
        var found = await results.FindAsync(
            step, query.Text("row") ?? "", query.Text("number") ?? "", http.Caller(), query.Page, query.PageSize, stop);
        return new(
            new(cause.Code(), step.From.Address, step.To.Address), query.Text("row"), query.Text("number"),
            found.Basis.Length == 0 ? null : found.Basis, found.Count, found.Hidden, query.Page,
            (int)((found.Count - found.Hidden + query.PageSize - 1) / query.PageSize), [.. found.Results.Select(Line)]);
    }

    private static ChangedResultLine Line(ChangedResult changed) => new(
        ResultLine.Of(changed.Result), changed.Before, changed.After,
        [.. changed.Facts.Select(fact => new FactLine(fact.Position.ToString(), fact.Event, fact.OccurredOn, fact.RecordedOn, fact.Organisation, fact.CorrectedAt?.ToString()))]);
}
