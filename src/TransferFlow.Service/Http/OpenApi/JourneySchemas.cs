using Microsoft.OpenApi;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>What the rows of figures that set several cohorts side by side look like.</summary>
internal static class JourneySchemas
{
    public static IEnumerable<(string Name, IOpenApiSchema Schema)> EndToEnd =>
    [
        ("whole", Shape.Object(FigureSchemas.StageConversion)),
        ("steps", Shape.ListOf(Shape.Object(
        [
            ("stage", Shape.OneOf(Stages.All.Select(stage => stage.Code()))),
            ("to", Shape.OneOf([.. Stages.All.Skip(1).Select(stage => stage.Code()), Target.Deal.Code])),
            .. FigureSchemas.StageConversion,
        ]))),
        ("product", Shape.ListOf(Shape.Object(("at", Shape.Text), ("rate", Shape.Share.OrNull()), ("whole", Shape.Share.OrNull())))),
    ];

    public static IEnumerable<(string Name, IOpenApiSchema Schema)> PilotEffect =>
    [
        ("cohort", Shape.Count), ("excluded", Shape.Count),
        ("notAtLandmark", Shape.Object(("convertedEarlier", Shape.Count), ("endedEarlier", Shape.Count), ("notYetObserved", Shape.Count))),
        ("with", Group), ("without", Group),
        ("difference", Shape.ListOf(Shape.Object(
            ("at", Shape.Text), ("difference", Shape.Number.OrNull()), ("low", Shape.Number.OrNull()), ("high", Shape.Number.OrNull()),
            ("standardError", Shape.Number.OrNull())))),
    ];

    // From the landmark on nobody is excluded.
    private static OpenApiSchema Group => Shape.Object(FigureSchemas.StageConversion.Where(member => member.Name != "excluded"));
}
