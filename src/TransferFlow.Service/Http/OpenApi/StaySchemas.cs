using Microsoft.OpenApi;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>What the rows of the figures about stays in stages look like.</summary>
internal static class StaySchemas
{
    public static IEnumerable<(string Name, IOpenApiSchema Schema)> Dwell => [("first", Stays), ("rework", Stays)];

    private static OpenApiSchema Stays => Shape.Object(
        ("spells", Shape.Count), ("left", Shape.Count), ("in", Shape.Count),
        ("waysOut", Shape.Object(
            ("advanced", Shape.Count), ("returned", Shape.Count), ("moved?", Shape.Count.With("Only by visit.")), ("terminated", Shape.Count),
            ("withdrawn", Shape.Count), ("superseded", Shape.Count))),
        ("quantiles", Shape.ListOf(Shape.Object(
            ("at", Shape.Text), ("days", Shape.Count.OrNull()), ("low", Shape.Count.OrNull()), ("high", Shape.Count.OrNull())))));
}
