using Microsoft.OpenApi;
using TransferFlow.Domain.Figures;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>What the rows of a forecast look like.</summary>
internal static class ForecastSchema
{
    public static IEnumerable<(string Name, IOpenApiSchema Schema)> Row =>
    [
        ("converted", Shape.Count), ("inFlight", Shape.Count), ("curve", Curve),
        ("horizons", Shape.ListOf(Shape.Object([("at", Shape.Text), ("until", Shape.Date), .. Prediction]))),
        ("backtests", Shape.ListOf(Shape.Object(
        [
            ("at", Shape.Text), ("asOf", Shape.Date.OrNull()), ("knowledge", Shape.OneOf(BackTests.Then, BackTests.Retrospective)), ("knownAt", Shape.Text.OrNull()),
            ("inFlight", Shape.Count), ("curve", Curve.OrNull()), .. Prediction, ("converted", Shape.Count), ("inside", Shape.Flag.OrNull()),
        ]))),
    ];

    private static OpenApiSchema Curve => Shape.OneOf("row", "pooled");

    private static IEnumerable<(string Name, IOpenApiSchema Schema)> Prediction =>
    [
        ("expected", Shape.Number.OrNull()), ("low", Shape.Count.OrNull()), ("high", Shape.Count.OrNull()), ("undefined", Shape.Count),
    ];
}
