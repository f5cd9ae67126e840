using Microsoft.OpenApi;
using TransferFlow.Domain.Figures;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>What the rows of throughput and reporting-lag look like.</summary>
internal static class MovementSchemas
{
    public static IEnumerable<(string Name, IOpenApiSchema Schema)> Throughput =>
    [
        ("facts", Shape.Count), .. Kinds,
        ("months", Shape.ListOf(Shape.Object([Month, .. Kinds]))),
        ("reporters", Shape.Count.With("两期均有填报的机构数。How many organisations reported in both periods.")),
        ("growth", Shape.ListOf(Shape.Object(
            ("of", Shape.OneOf(MovementKinds.All.Select(kind => kind.Numbers()))), ("before", Shape.Count),
            ("same", Shape.Object(("now", Shape.Count), ("before", Shape.Count))), ("growth", Shape.Number.OrNull())))),
    ];

    public static IEnumerable<(string Name, IOpenApiSchema Schema)> ReportingLag =>
    [
        ("facts", Shape.Count), ("backfills", Shape.Count.With("补录，另计。Counted apart from the facts.")),
        ("quantiles", Shape.ListOf(Shape.Object(("at", Shape.Text), ("days", Shape.Count.OrNull())))),
        ("months", Shape.ListOf(Shape.Object(
            Month, ("observed", Shape.Count), ("reported", Shape.Share.OrNull()), ("corrected", Shape.Number.OrNull())))),
    ];

    private static (string Name, IOpenApiSchema Schema) Month => ("month", Shape.Like(@"^\d{4}-\d{2}$"));

    private static IEnumerable<(string Name, IOpenApiSchema Schema)> Kinds => MovementKinds.All.Select(kind => (kind.Numbers(), (IOpenApiSchema)Shape.Count));
}
