using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Where conversions went, from the facts alone.</summary>
/// <param name="Outcome">As of members of cohorts; conversions by their own date are converted.</param>
/// <param name="Border">Of those converted.</param>
internal sealed record OracleShare(string Row, DateOnly From, DateOnly Until, string Outcome, string? Border, decimal? Cny)
{
    public bool IsInRegion => Border is "local" or "centre";
}

internal static class OracleShares
{
    public static List<OracleShare> Of(FigureRequest request, IEnumerable<IReadOnlyList<Fact>> results) =>
    [
        .. Oracle.Stories(request, results).SelectMany(result => request.Option("form") == "cohort" ? Cohort(request, result.Registration, result.Story)
            : request.Option("event") == "commercialization" ? Entries(request, result.Registration, result.Story)
            : request.Option("weight") == "value" ? InForce(request, result.Registration, result.Story)
            : result.Story.OfType<Fact.DealSigned>().Take(1).SelectMany(deal => Deal(request, result.Registration, result.Story, deal.OccurredOn, deal.Terms))),
    ];

    private static IEnumerable<OracleShare> Cohort(FigureRequest request, Fact.ResultRegistered registration, List<Fact> story)
    {
        if (Oracle.FirstEntry(request, story, request.Stage!.Value) is not { } entry || Oracle.RowOf(request, registration, entry.Fact) is not { } row) yield break;
        var arrival = request.Option("event") == "deal"
            ? story.FindIndex(fact => fact is Fact.DealSigned)
            : story.FindIndex(fact => fact is Fact.StageEntered { Stage: Stage.Commercialization });
        var end = story.FindIndex(fact => fact is Fact.Terminated or Fact.Withdrawn or Fact.Superseded);
        var entered = entry.Fact.OccurredOn;
        if (arrival >= 0 && arrival < entry.At) yield return new(row, entered, request.AsOf, "excluded", null, null);
        else if (arrival >= 0) yield return new(row, entered, story[arrival].OccurredOn, "converted", BorderOf(registration, story[arrival]), null);
        else if (end >= 0) yield return new(row, entered, story[end].OccurredOn, story[end].GetType().Name.ToLowerInvariant(), null, null);
        else yield return new(row, entered, request.AsOf, "inFlight", null, null);
    }

    private static IEnumerable<OracleShare> Entries(FigureRequest request, Fact.ResultRegistered registration, List<Fact> story)
    {
        if (Oracle.FirstEntry(request, story, Stage.Commercialization) is not { Fact: var entry }) yield break;
        if (Oracle.RowOf(request, registration, entry) is { } row) yield return new(row, entry.OccurredOn, entry.OccurredOn, "converted", BorderOf(registration, entry), null);
    }

    private static IEnumerable<OracleShare> InForce(FigureRequest request, Fact.ResultRegistered registration, List<Fact> story) =>
        from signed in story.OfType<Fact.DealSigned>()
        where !story.OfType<Fact.DealCancelled>().Any(cancelled => cancelled.ContractNumber == signed.ContractNumber)
        let terms = story.OfType<Fact.DealAmended>().Where(amended => amended.ContractNumber == signed.ContractNumber).Select(amended => amended.Terms).LastOrDefault(signed.Terms)
        from share in Deal(request, registration, story, signed.OccurredOn, terms)
        select share;

    private static IEnumerable<OracleShare> Deal(FigureRequest request, Fact.ResultRegistered registration, List<Fact> story, DateOnly on, DealTerms terms)
    {
        if (request.CohortFrom is { } from && on < from) yield break;
        if (request.CohortTo is { } to && on > to) yield break;
        var at = story.OfType<Fact.StageEntered>().LastOrDefault(entered => entered.OccurredOn <= on);
        if (request.Site is { } site && at?.Site != site) yield break;
        var region = request.Attribution switch
        {
            Attribution.Origin => registration.OriginRegion,
            Attribution.Place => at is null ? registration.OriginRegion : at.HostRegion,
            _ => terms.DestinationRegion ?? "unknown",
        };
        if (OraclePlaces.Row(request, registration, region, at?.Site) is { } row)
            yield return new(row, on, on, "converted", OraclePlaces.Border(registration.OriginRegion, terms.DestinationRegion), terms.AmountCny);
    }

    private static string BorderOf(Fact.ResultRegistered registration, Fact arrival) =>
        OraclePlaces.Border(registration.OriginRegion, arrival is Fact.DealSigned deal ? deal.Terms.DestinationRegion : ((Fact.StageEntered)arrival).HostRegion);
}
