using Microsoft.OpenApi;
using TransferFlow.Domain.Figures;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>What the rows of handover-latency look like.</summary>
internal static class HandoverSchemas
{
    public static IEnumerable<(string Name, IOpenApiSchema Schema)> HandoverLatency =>
    [
        ("crossings", Shape.ListOf(Shape.Object(
        [
            ("crossing", Shape.OneOf(Domain.Figures.HandoverLatency.Crossings)), ("offers", Shape.Count),
            .. HandoverOutcomes.All.Select(outcome => (outcome.Code(), (IOpenApiSchema)Shape.Count)),
            ("horizons", Shape.ListOf(Shape.Object(
                [.. FigureSchemas.Estimate, ("declined", Shape.Share.OrNull()), ("expired", Shape.Share.OrNull()), ("ended", Shape.Share.OrNull())]))),
            ("quantiles", Shape.ListOf(Shape.Object(
                ("at", Shape.Text), ("time", Shape.Text.OrNull().With("ISO 8601, by the clock of the horizons: P20D, P1M3D."))))),
        ]))),
    ];
}
