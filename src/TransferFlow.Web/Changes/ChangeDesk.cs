using Marten;
using Microsoft.AspNetCore.Http;
using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Http;
using TransferFlow.Service.Monitoring.Explaining;
using TransferFlow.Service.Storage;
using TransferFlow.Web.Figures;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Changes;

/// <summary>What one cause of a change led to, for its page.</summary>
/// <param name="Number">Of the page, from 1.</param>
/// <param name="Owners">What owners and recording organisations are called.</param>
public sealed record ChangedFound(ChangeQuestion Question, ChangedPage Page, int Number, NumberNames Names, NameBook Owners)
{
    public const int Size = 50;

    public int Pages => (int)((Page.Count - Page.Hidden + Size - 1) / Size);
}

/// <summary>Follows a cause of a change down to its results and facts.</summary>
internal sealed class ChangeDesk(FigureChanges changes, ChangedResults results, FigureDesk figures, IDocumentStore store, Catalogues catalogues)
{
    /// <exception cref="RefusedException">The address asks for nothing that there is.</exception>
    public async Task<ChangedFound> FindAsync(IQueryCollection query, Caller caller, DateTimeOffset now, CancellationToken stop)
    {
        var question = ChangeQuestion.Of(query, now);
        var cause = ChangeCauses.Codes.TryGetValue(query["cause"].ToString(), out var known) ? known : throw new RefusedException(Fault.Missing("cause"));
        var explained = await changes.ExplainAsync(question.Before, question.After, caller, stop);
        var step = explained.Steps.SingleOrDefault(step => step.Cause == cause) ?? throw new RefusedException(FigureChanges.NothingChanged);
        var number = int.TryParse(query["page"], out var asked) && asked is > 0 and <= AddressQuery.LastPage ? asked : 1;
        var page = await results.FindAsync(step, query["row"].ToString(), query["number"].ToString(), caller, number, ChangedFound.Size, stop);
        var organisations = page.Results.SelectMany(changed => changed.Facts.Select(fact => fact.Organisation).Append(changed.Result.Owner));
        return new(
            question with { Before = explained.Before.Address, After = explained.After.Address }, page, number,
            await figures.NamesAsync(explained.Before, explained.After, stop), await NameBook.ReadAsync(store, catalogues, organisations, [], stop));
    }
}
