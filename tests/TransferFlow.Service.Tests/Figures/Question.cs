using CsCheck;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Figures;
using TransferFlow.Domain.Time;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Figures;

/// <summary>A question as someone types it.</summary>
/// <param name="Known">At which part of the log, 0 to 1.</param>
internal sealed record Question(string Figure, IReadOnlyList<KeyValuePair<string, string>> Parameters, double Known)
{
    private static readonly Gen<(string? From, string? To)> cohort = Gen.Select(Gen.OneOf([.. RandomFacts.Dates]), Gen.OneOf([.. RandomFacts.Dates]), Gen.Int[0, 5], (a, b, which) => which switch
    {
        0 => Dates(a < b ? a : b, a < b ? b : a),
        1 => Dates(a, null),
        2 => Dates(null, a),
        _ => Dates(null, null),
    });

    private static readonly Gen<(string Stage, string? To)> journey = Gen.Select(Gen.Int[1, 4], Gen.Int[0, 5], (from, to) =>
        (((Stage)from).Code(), to == 0 ? null : to == 5 || to <= from ? "deal" : ((Stage)to).Code()));

    private static readonly Gen<string?> horizon = Gen.OneOf<string?>(null, "P0D", "P28D,P30D,P365D,P366D", "P1M,P1Y,P18M", "P0Y,P2Y");

    private static readonly Gen<string?> within = Gen.OneOf<string?>(null, null, null, "110000", "130000", "JJJ", "GBA", "XIONGAN", "440100", "650000");

    private static readonly Gen<string> asOf = Gen.Select(Gen.OneOf([.. RandomFacts.Dates]), Gen.OneOf(-1, 0, 0, 0, 1), Gen.Int[0, 9], (date, days, far) => $"{(far == 0 ? new(2025, 12, 31) : date.AddDays(days)):yyyy-MM-dd}");

    private static readonly Gen<(string? Field, string? Site, string? Owner)> filters = Gen.Select(
        Gen.OneOf<string?>(null, null, null, null, "biomedicine"), Gen.OneOf<string?>(null, null, null, null, Store.Known.Sites[1].Id), Gen.OneOf<string?>(null, null, null, null, Store.Known.Organisations[0].Id),
        (field, site, owner) => (field, site, owner));

    public static readonly Gen<Question> Any = Gen.OneOf([.. AllFigures.Newest]).SelectMany(About);

    public static Gen<Question> About(Figure figure) => RandomOptions.Of(figure).SelectMany(chosen => Gen.Select(
        journey, Gen.OneOf([.. chosen.Shape.Groupings.Select(by => $"{by}".ToLowerInvariant())]), Gen.OneOf([null, .. chosen.Shape.Attributions.Select(attribution => $"{attribution}".ToLowerInvariant())]),
        Gen.Select(within, filters, cohort), Gen.Select(horizon, asOf, Gen.Frequency((1, Gen.Const(1.0)), (2, Gen.Double.Unit))),
        (way, by, attribution, whom, when) => Of(figure.Name, chosen.Shape, way, by, attribution, whom, when, chosen.Own)));

    /// <summary>The parameters, with the position written out; those of back-tests are tenths of it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> At(long newest)
    {
        var knownAt = (long)Math.Round(Known * newest);
        return
        [
            .. Parameters.Select(one => one.Key != BackTests.Option.Name ? one : KeyValuePair.Create(one.Key, string.Join(';', one.Value.Split(';').Select(
                position => Position.Find(position) is { } tenths ? $"{new Position(knownAt * tenths.Sequence / 10)}" : position)))),
            KeyValuePair.Create("knownAt", $"main:{knownAt}"),
        ];
    }

    public override string ToString() => $"{Figure}?{string.Join('&', Parameters.Select(pair => $"{pair.Key}={pair.Value}"))} at {Known:0.000}";

    private static (string? From, string? To) Dates(DateOnly? from, DateOnly? to) => (from?.ToString("yyyy-MM-dd"), to?.ToString("yyyy-MM-dd"));

    private static Question Of(
        string figure, FigureShape shape, (string Stage, string? To) journey, string by, string? attribution, (string? Within, (string? Field, string? Site, string? Owner) Filters, (string? From, string? To) Cohort) whom,
        (string? Horizon, string AsOf, double Known) when, (string Name, string? Value)[] own)
    {
        (string Name, string? Value)[] all =
        [
            ("stage", shape.HasStage ? journey.Stage : null), ("to", shape.HasTarget ? journey.To : null), ("by", by), ("attribution", attribution),
            ("within", whom.Within), ("field", whom.Filters.Field), ("site", whom.Filters.Site), ("owner", whom.Filters.Owner),
            ("cohortFrom", shape.HasWindow ? whom.Cohort.From : null), ("cohortTo", shape.HasWindow ? whom.Cohort.To : null),
            ("horizon", shape.Horizons is null ? null : when.Horizon), .. own, ("asOf", when.AsOf),
        ];
        return new(figure, [.. RandomOptions.Fitting(figure, all).Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value!))], when.Known);
    }
}
