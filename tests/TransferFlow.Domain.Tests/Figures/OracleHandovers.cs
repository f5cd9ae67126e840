using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>An offer and what became of it, from the facts alone.</summary>
/// <param name="Outcome">accepted, declined, expired, ended or pending.</param>
internal sealed record OracleHandover(string Row, string Crossing, DateOnly OfferedOn, DateOnly Until, string Outcome);

internal static class OracleHandovers
{
    public static List<OracleHandover> Of(FigureRequest request, IEnumerable<IReadOnlyList<Fact>> results) =>
        [.. Oracle.Stories(request, results).SelectMany(result => OfResult(request, result.Registration, result.Story))];

    private static IEnumerable<OracleHandover> OfResult(FigureRequest request, Fact.ResultRegistered registration, List<Fact> story)
    {
        foreach (var offer in story.OfType<Fact.HandoverOffered>())
        {
            var on = offer.OccurredOn;
            if (request.CohortFrom > on || request.CohortTo < on) continue;
            var at = story.OfType<Fact.StageEntered>().Where(entered => entered.OccurredOn <= on)
                .LastOrDefault(entered => entered.OccurredOn != on || entered.Stage != offer.ToStage);
            var site = offer.FromSite ?? at?.Site;
            if (request.Site is not null && request.Site != site) continue;
            var from = at?.HostRegion ?? registration.OriginRegion;
            var region = request.Attribution == Attribution.Origin ? registration.OriginRegion : from;
            if (OraclePlaces.Row(request, registration, region, site) is not { } row) continue;
            var crossing = OraclePlaces.Border(from, offer.ToRegion) switch { "local" => "province", "outside" or "abroad" => "across", var other => other };
            var answer = story.FirstOrDefault(fact => fact switch
            {
                Fact.HandoverAccepted accepted => accepted.Handover == offer.Handover,
                Fact.HandoverDeclined declined => declined.Handover == offer.Handover,
                Fact.HandoverExpired expired => expired.Handover == offer.Handover,
                Fact.Terminated or Fact.Withdrawn or Fact.Superseded => true,
                _ => false,
            });
            yield return new(row, crossing, on, answer?.OccurredOn ?? request.AsOf, answer switch
            {
                null => "pending",
                Fact.HandoverAccepted => "accepted",
                Fact.HandoverDeclined => "declined",
                Fact.HandoverExpired => "expired",
                _ => "ended",
            });
        }
    }
}
