namespace TransferFlow.Domain.Results;

/// <summary>
/// What is illegal in a timeline, in one place: a second registration, anything after an end, passing a stage that the result is not
/// in, entering the same stage at the same place again, answering a handover that is not pending, a second pending offer for the same
/// stage and target, and changing a deal that is not in force. Skipping a stage, returning to one and moving are legal and show.
/// </summary>
public static class Legality
{
    /// <summary>Why this fact cannot happen in this state; null where it can.</summary>
    public static Refusal? Violation(TechnologyResult result, Fact fact) => (result, fact) switch
    {
        ({ Registration: not null }, Fact.ResultRegistered f) => Refusals.AlreadyRegistered(f),
        (_, Fact.ResultRegistered) => null,
        ({ End: { } end }, _) => Refusals.AfterTheEnd(fact, end),
        (_, Fact.StageEntered f) when result.Current is { } at && IsSamePlace(at, f) => Refusals.AlreadyInStage(f, at),
        (_, Fact.StagePassed f) when result.Current?.Stage != f.Stage => Refusals.NotInStage(f, result.Current),
        (_, Fact.HandoverOffered f) => OfferViolation(result, f),
        (_, Fact.HandoverAccepted f) => AnswerViolation(result, f, f.Handover),
        (_, Fact.HandoverDeclined f) => AnswerViolation(result, f, f.Handover),
        (_, Fact.HandoverExpired f) => AnswerViolation(result, f, f.Handover),
        (_, Fact.DealSigned f) when result.Deals.Any(deal => deal.ContractNumber == f.ContractNumber) => Refusals.DealExists(f),
        (_, Fact.DealAmended f) => DealViolation(result, f, f.ContractNumber),
        (_, Fact.DealCancelled f) => DealViolation(result, f, f.ContractNumber),
        _ => null,
    };

    private static bool IsSamePlace(StageVisit at, Fact.StageEntered f) =>
        at.Stage == f.Stage && at.Site == f.Site && (at.Site is not null || (at.Organisation == f.Organisation && at.HostRegion == f.HostRegion));

    private static Refusal? OfferViolation(TechnologyResult result, Fact.HandoverOffered f) =>
        result.Handovers.Any(offer => offer.Id == f.Handover) ? Refusals.HandoverExists(f)
        : Pending(result).Any(offer => offer.Offer.ToStage == f.ToStage && offer.Target == (f.ToSite ?? f.ToRegion)) ? Refusals.HandoverPending(f)
        : null;

    private static Refusal? AnswerViolation(TechnologyResult result, Fact f, string handover) =>
        result.Handovers.FirstOrDefault(offer => offer.Id == handover) switch
        {
            { Status: HandoverStatus.Pending } => null,
            { Status: HandoverStatus.Expired, AnsweredOn: { } on } => Refusals.HandoverExpired(f, handover, on),
            { AnsweredOn: { } on } when f is Fact.HandoverExpired => Refusals.HandoverAnswered(f, handover, on),
            _ => Refusals.HandoverNotPending(f, handover),
        };

    private static IEnumerable<Handover> Pending(TechnologyResult result) =>
        result.Handovers.Where(offer => offer.Status == HandoverStatus.Pending);

    private static Refusal? DealViolation(TechnologyResult result, Fact f, string contractNumber) =>
        result.DealInForce(contractNumber) is null ? Refusals.DealNotInForce(f, contractNumber) : null;
}
