using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>What moved: the kinds of facts that flows are counted in.</summary>
public enum MovementKind
{
    Entry = 0,
    Pass = 1,

    /// <summary>A result ended, for whatever reason.</summary>
    Exit = 2,
    Deal = 3,
}

/// <summary>The names of their numbers in answers.</summary>
public static class MovementKinds
{
    public static IReadOnlyList<MovementKind> All { get; } = Enum.GetValues<MovementKind>();

    public static string Numbers(this MovementKind kind) => kind switch
    {
        MovementKind.Entry => "entries",
        MovementKind.Pass => "passes",
        MovementKind.Exit => "exits",
        _ => "deals",
    };
}

/// <summary>A fact by which a result moved, and where it did.</summary>
/// <param name="Region">The attributed region.</param>
/// <param name="Site">That of the stay in which it stood; null where none is recorded.</param>
internal readonly record struct Movement(MovementKind Kind, string Region, string? Site, KnownFact Fact);

/// <summary>The facts that move a result, in the order in which they became known.</summary>
internal static class Movements
{
    /// <summary>Those of them that the filter by site lets through.</summary>
    public static IEnumerable<Movement> Of(FigureRequest request, KnownResult result)
    {
        foreach (var fact in result.Facts)
        {
            if (KindOf(fact) is not { } kind) continue;
            var stay = result.StayOf(fact);
            if (request.IsAt(stay?.Site)) yield return new(kind, RegionOf(request, result, kind, fact, stay), stay?.Site, fact);
        }
    }

    private static MovementKind? KindOf(KnownFact fact) => fact.Code switch
    {
        FactCodes.StageEntered => MovementKind.Entry,
        FactCodes.StagePassed => MovementKind.Pass,
        FactCodes.DealSigned => MovementKind.Deal,
        FactCodes.Terminated or FactCodes.Withdrawn or FactCodes.Superseded => MovementKind.Exit,
        _ => null,
    };

    private static string RegionOf(FigureRequest request, KnownResult result, MovementKind kind, KnownFact fact, KnownVisit? stay) =>
        (request.Attribution, kind) switch
        {
            (Attribution.Origin, _) => result.OriginRegion,
            (Attribution.Destination, MovementKind.Deal) => fact.Region ?? InRegionShare.NoDestination,
            (_, MovementKind.Entry) => fact.Region!,
            _ => result.RegionOf(stay),
        };
}
