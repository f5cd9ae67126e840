using TransferFlow.Domain;
using TransferFlow.Domain.Figures;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>The figures under what they are about. One that stands in no group is about conversion, like most.</summary>
internal static class FigureGroups
{
    private static readonly (Sentence Title, string[] Names)[] groups =
    [
        (Words.FiguresOfConversion, ["stage-conversion", "end-to-end", "funnel", "pilot-effect", "forecast"]),
        (Words.FiguresOfPlace, ["flow", "in-region-share", "handover-latency"]),
        (Words.FiguresOfTime, ["dwell", "ageing"]),
        (Words.FiguresOfWork, ["throughput", "reporting-lag"]),
    ];

    public static IEnumerable<(Sentence Title, IReadOnlyList<Figure> Figures)> All =>
        from @group in groups
        let figures = In(@group.Names).ToList()
        where figures.Count > 0
        select (@group.Title, (IReadOnlyList<Figure>)figures);

    private static IEnumerable<Figure> In(string[] names) => AllFigures.Newest
        .Where(figure => names.Contains(figure.Name) || (names == groups[0].Names && !groups.Any(other => other.Names.Contains(figure.Name))))
        .OrderBy(figure => Array.IndexOf(names, figure.Name) is >= 0 and var place ? place : names.Length);
}
