using Microsoft.OpenApi;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>What the rows of the figures about stays in stages look like.</summary>
internal static class StaySchemas
{
    public static IEnumerable<(string Name, IOpenApiSchema Schema)> Dwell => [("first", Stays), ("rework", Stays)];

    public static IEnumerable<(string Name, IOpenApiSchema Schema)> Ageing =>
    [
        ("stages", Shape.ListOf(Shape.Object(
            ("stage", Shape.OneOf(Stages.All.Select(stage => stage.Code()))), ("inFlight", Shape.Count),
            ("upToMedian", Shape.Count), ("upToP85", Shape.Count), ("beyondP85", Shape.Count), ("silent", Shape.Count), ("stalled", Shape.Count),
            ("medianAge", Shape.Number.OrNull()), ("oldest", Shape.Count.OrNull()),
            ("dwell", Shape.Object(("median", Shape.Count.OrNull()), ("p85", Shape.Count.OrNull())))))),
    ];

    private static OpenApiSchema Stays => Shape.Object(
        ("spells", Shape.Count), ("left", Shape.Count), ("in", Shape.Count),
        ("waysOut", Shape.Object(
            ("advanced", Shape.Count), ("returned", Shape.Count), ("moved?", Shape.Count.With("Only by visit.")), ("terminated", Shape.Count),
            ("withdrawn", Shape.Count), ("superseded", Shape.Count))),
        ("quantiles", Shape.ListOf(Shape.Object(
            ("at", Shape.Text), ("days", Shape.Count.OrNull()), ("low", Shape.Count.OrNull()), ("high", Shape.Count.OrNull())))));
}
