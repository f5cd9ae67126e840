using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Results;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>A fact by which a result moved, and its record.</summary>
/// <param name="Row">Null where it lies outside of the question.</param>
/// <param name="Kind">entries, passes, exits or deals.</param>
internal sealed record OracleMovement(string? Row, string Kind, DateOnly On, Recording Recording);

/// <summary>What moved, from the facts and their records alone.</summary>
internal static class OracleMovements
{
    /// <summary>The day of the newest of all records.</summary>
    public static DateOnly? RecordedUntil(IEnumerable<AResult> results) =>
        results.SelectMany(result => result.Facts.Select((_, i) => (DateOnly?)result.RecordingOf(i).On)).Max();

    public static List<OracleMovement> Of(FigureRequest request, IEnumerable<AResult> results) => [.. results.SelectMany(result => OfResult(request, result))];

    private static IEnumerable<OracleMovement> OfResult(FigureRequest request, AResult result)
    {
        if (result.Facts.OfType<Fact.ResultRegistered>().FirstOrDefault() is not { } registration) yield break;
        if (request.Field is not null && registration.Field != request.Field) yield break;
        if (request.Owner is not null && registration.Owner != request.Owner) yield break;
        var entries = result.Facts.OfType<Fact.StageEntered>().OrderBy(entry => entry.OccurredOn).ToList();
        for (var i = 0; i < result.Facts.Length; i++)
        {
            var fact = result.Facts[i];
            if (fact.OccurredOn > request.AsOf || KindOf(fact) is not { } kind) continue;
            var stage = fact switch { Fact.StageEntered entered => entered.Stage, Fact.StagePassed passed => passed.Stage, _ => (Stage?)null };
            var at = entries.LastOrDefault(entry => entry.OccurredOn <= fact.OccurredOn && (stage is null || entry.Stage == stage));
            if (request.Site is { } site && at?.Site != site) continue;
            var stood = at?.HostRegion ?? registration.OriginRegion;
            var region = request.Attribution == Attribution.Origin ? registration.OriginRegion
                : fact is Fact.StageEntered itself ? itself.HostRegion
                : fact is Fact.DealSigned deal && request.Attribution == Attribution.Destination ? deal.Terms.DestinationRegion ?? "unknown"
                : stood;
            yield return new(OraclePlaces.Row(request, registration, region, at?.Site), kind, fact.OccurredOn, result.RecordingOf(i));
        }
    }

    private static string? KindOf(Fact fact) => fact switch
    {
        Fact.StageEntered => "entries",
        Fact.StagePassed => "passes",
        Fact.DealSigned => "deals",
        Fact.Terminated or Fact.Withdrawn or Fact.Superseded => "exits",
        _ => null,
    };
}
