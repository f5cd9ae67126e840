using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Storage;
using TransferFlow.Web.Answers;
using TransferFlow.Web.Shell;
using FigureNames = TransferFlow.Domain.Figures.FigureNames;
using FigureRequest = TransferFlow.Domain.Figures.FigureRequest;

namespace TransferFlow.Web.Start;

/// <summary>The answers that the start page shows, all at one position.</summary>
/// <param name="Asked">The question of the rates, with everything written out.</param>
public sealed record StartAnswers(
    FigureRequest Asked, Answer<Conversion> Rates, Answer<Conversion> ByCentre, Answer<Funnel> Funnel, Answer<Flow> Flow,
    IReadOnlyList<RegionGroup> Groups, NameBook Names)
{
    /// <summary>Whether nothing at all has been entered, passed or left.</summary>
    public bool IsEmpty => Funnel.Figure.Total.Stages.All(stage => stage.Entered == 0);
}

/// <summary>Asks for what the start page shows.</summary>
internal sealed class StartOffice(Service.Monitoring.Figures figures, IDocumentStore store, Catalogues catalogues)
{
    public async Task<StartAnswers> AnswerAsync(StartQuestion question, Caller caller, CancellationToken stop)
    {
        var asked = await figures.AskAsync(FigureNames.StageConversion, question.Rates, caller, stop);
        var rates = Answer<Conversion>.Of(await figures.AnswerAsync(asked, stop));
        var byCentre = Answer<Conversion>.Of(await figures.AnswerAsync(FigureNames.StageConversion, question.RatesByCentre, caller, stop));
        var funnel = Answer<Funnel>.Of(await figures.AnswerAsync(FigureNames.Funnel, question.Funnel, caller, stop));
        var flow = Answer<Flow>.Of(await figures.AnswerAsync(FigureNames.Flow, question.Flow, caller, stop));
        var rows = rates.Figure.Rows ?? [];
        var names = await NameBook.ReadAsync(store, catalogues, rows.Select(row => row.Owner), rows.Select(row => row.Site), stop);
        return new(asked, rates, byCentre, funnel, flow, RegionGroups.Of(rates.Figure, byCentre.Figure, catalogues.Regions, question.View.AsOf), names);
    }
}
