using TransferFlow.Domain;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>What the parameters of a figure decide, for people to read.</summary>
internal static class ParameterTexts
{
    public sealed record Line(string Name, Sentence Decides, Sentence Values);

    public static IEnumerable<Line> Of(Figure figure) => FigureRequestParser.Names.Where(figure.Shape.Takes).Select(name =>
        figure.Shape.Options.FirstOrDefault(option => option.Name == name) is { } option
            ? new Line(name, option.Meaning, Same(option.Example))
            : new Line(name, Decides(name), Values(name, figure.Shape)));

    private static Sentence Decides(string name) => name switch
    {
        "definition" => Words.DefinitionVersion,
        "stage" => Words.StageChoice,
        "to" => Words.Target,
        "by" => Words.GroupedBy,
        "attribution" => Words.Attribution,
        "within" => Words.Within,
        "field" => Words.Field,
        "site" => Words.Site,
        "owner" => Words.Owner,
        "cohortFrom" => Words.CohortFrom,
        "cohortTo" => Words.CohortTo,
        "horizon" => Words.Horizons,
        "asOf" => Words.AsOfDate,
        "knownAt" => Words.KnownAtPosition,
        "correctedAt" => new("更正截至：只计入到该位置为止批准的更正", "The position up to which corrections are known, where it is an earlier one"),
        "codes" => new("区域代码与中心成员的版本", "The revision of the codes of regions and of the centres' members"),
        _ => Same(name),
    };

    private static Sentence Values(string name, FigureShape shape) => name switch
    {
        "stage" => Same(string.Join(", ", Stages.All.Select(stage => stage.Code()))),
        "to" => Same(string.Join(", ", Stages.All.Skip(1).Select(stage => stage.Code())) + ", deal"),
        "by" => Same(string.Join(", ", shape.Groupings.Select(by => by.ToString().ToLowerInvariant()))),
        "attribution" => Same(string.Join(", ", shape.Attributions.Select(attribution => attribution.ToString().ToLowerInvariant()))),
        "within" => new("区域代码，或 JJJ、YRD、GBA", "A code of a region, or JJJ, YRD, GBA"),
        "horizon" => Same(shape.Horizons ?? ""),
        "cohortFrom" or "cohortTo" or "asOf" => Same("2026-06-30"),
        "correctedAt" => Same("main:4511"),
        "knownAt" => Same("main:4511, 2026-06-30T12:00:00+08:00"),
        _ => Same(Formats.Nothing),
    };

    private static Sentence Same(string text) => new(text, text);
}
