using Microsoft.OpenApi;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>What the rows of in-region-share look like.</summary>
internal static class ShareSchemas
{
    public static IEnumerable<(string Name, IOpenApiSchema Schema)> InRegionShare =>
    [
        .. new[] { "cohort?", "excluded?", "terminated?", "withdrawn?", "superseded?", "inFlight?" }.Select(name => (name, OfCohorts)),
        ("decided", Shape.Count.With("项数。How many conversions.")),
        ("borders", Shape.ListOf(Shape.Object(
            ("border", Shape.OneOf(Borders.All.Select(Borders.Code))), ("count", Shape.Count), ("amountMissing?", Shape.Count.With("Only by value.")),
            ("amountCny?", Shape.Number.With("Only by value.")), ("share", Shape.Share.OrNull())))),
        ("inRegion", Shape.Object(("share", Shape.Share.OrNull()), ("least", Shape.Share.OrNull()), ("most", Shape.Share.OrNull()))),
        ("horizons?", Shape.ListOf(Shape.Object(
            [.. FigureSchemas.Estimate, ("elsewhere", Shape.Share.OrNull()), ("unknown", Shape.Share.OrNull()), ("ended", Shape.Share.OrNull())]))),
    ];

    private static IOpenApiSchema OfCohorts => Shape.Count.With("Only of cohorts.");
}
