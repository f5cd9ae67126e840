using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Storage;
using TransferFlow.Web.Answers;
using TransferFlow.Web.Shell;
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
        var asked = new List<FigureRequest>();
        foreach (var (figure, parameters) in question.Figures) asked.Add(await figures.AskAsync(figure, parameters, caller, stop));
        var answers = await figures.AnswerAsync(asked, stop);
        var (rates, byCentre) = (Answer<Conversion>.Of(answers[0]), Answer<Conversion>.Of(answers[1]));
        var (funnel, flow) = (Answer<Funnel>.Of(answers[2]), Answer<Flow>.Of(answers[3]));
        var rows = rates.Figure.Rows ?? [];
        var names = await NameBook.ReadAsync(store, catalogues, rows.Select(row => row.Owner), rows.Select(row => row.Site), stop);
        return new(asked[0], rates, byCentre, funnel, flow, RegionGroups.Of(rates.Figure, byCentre.Figure, catalogues.Regions, question.View.AsOf), names);
    }
}
