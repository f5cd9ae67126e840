using TransferFlow.Domain;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>What an answer is about, in a line.</summary>
internal static class FigureTitles
{
    public static Sentence Of(FigureRequest request)
    {
        var title = AllFigures.Of(request).Definition.Title;
        if (request.Stage is not { } stage) return title;
        var about = request.To is { } to ? AnswerColumn.Join([stage.Name(), Words.TargetName(to.Code)], " → ") : stage.Name();
        return new($"{title.Zh}：{about.Zh}", $"{title.En}: {about.En}");
    }
}
