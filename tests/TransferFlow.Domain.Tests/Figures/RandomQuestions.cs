using CsCheck;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Tests.Results;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Random questions that can be asked of random results.</summary>
internal static class RandomQuestions
{
    private static readonly (string, string?)[] stages =
    [
        ("research", null), ("research", "pilot"), ("research", "deal"), ("concept-validation", null), ("concept-validation", "commercialization"),
        ("pilot", null), ("pilot", "deal"), ("commercialization", null),
    ];

    private static readonly Gen<string?> aDay = Gen.Frequency((3, Gen.Const((string?)null)), (1, Gen.OneOf(RandomResults.Dates).Select(date => (string?)$"{date:yyyy-MM-dd}")));

    /// <summary>A figure's name and the parameters of its address, whatever is by default left out.</summary>
    public static readonly Gen<(string Figure, KeyValuePair<string, string>[] Parameters)> Any = Gen.OneOf([.. AllFigures.Newest]).SelectMany(About);

    /// <summary>A question about one figure.</summary>
    public static Gen<(string Figure, KeyValuePair<string, string>[] Parameters)> About(Figure figure) => RandomOptions.Of(figure).SelectMany(chosen => About(figure.Name, chosen.Own, chosen.Shape));

    private static Gen<(string Figure, KeyValuePair<string, string>[] Parameters)> About(string figure, (string, string?)[] own, FigureShape shape) => Gen.Select(
        Gen.OneOf(stages),
        Gen.OneOf([.. shape.Groupings.Select(by => by.ToString().ToLowerInvariant())]),
        Gen.OneOf([.. shape.Attributions.Select(attribution => attribution.ToString().ToLowerInvariant())]),
        Gen.Select(Rarely("130000", "440000", "JJJ", "GBA", "XIONGAN", "110108"), Rarely("biomedicine"), Rarely("site-1"), Rarely("demo-univ-2")),
        Gen.Select(aDay, aDay, Gen.OneOf(RandomResults.Dates)),
        Gen.OneOf("P1Y,P3Y", "P1M", "P13M,P25M", "P365D", "P0D,P28D,P29D,P366D,P2000D"),
        (stage, by, attribution, filters, dates, horizon) => (figure, Parameters(RandomOptions.Fitting(figure,
        [
            ("stage", shape.HasStage ? stage.Item1 : null), ("to", shape.HasTarget ? stage.Item2 : null), ("by", by), ("attribution", attribution),
            ("within", filters.Item1), ("field", filters.Item2), ("site", filters.Item3), ("owner", filters.Item4),
            // A window that ends before it begins is refused: the later date is dropped.
            ("cohortFrom", !shape.HasWindow || string.CompareOrdinal(dates.Item1, dates.Item2) > 0 && dates.Item2 is not null ? null : dates.Item1), ("cohortTo", shape.HasWindow ? dates.Item2 : null),
            ("horizon", shape.Horizons is null ? null : horizon), .. own, ("asOf", $"{dates.Item3:yyyy-MM-dd}"),
        ]))));

    private static Gen<string?> Rarely(params string?[] values) => Gen.Frequency((5, Gen.Const((string?)null)), (1, Gen.OneOf(values)));

    private static KeyValuePair<string, string>[] Parameters((string Name, string? Value)[] all) =>
        [.. all.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value!))];
}
