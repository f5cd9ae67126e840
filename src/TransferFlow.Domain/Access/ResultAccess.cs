using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Access;

/// <summary>
/// Which results a caller reaches. To an organisation belong the results that it owns, those that are or were at its sites, and those
/// whose handover its sites have accepted; what is offered to a site can be read until the offer is answered. To an office
/// belong the results that originate in its region, that are or were in it, and that are offered to it.
/// </summary>
/// <param name="Reference">Tells whose a site is and where regions lie.</param>
public sealed record ResultAccess(Caller Caller, Reference Reference)
{
    public bool MaySee(TechnologyResult result) => Caller.ReachOf(Act.SeeResults) switch
    {
        Reach.Everything => true,
        Reach.Own => IsOwn(result) || result.Handovers.Any(offer => offer.Status == HandoverStatus.Pending && IsToOwnSite(offer)),
        Reach.Region => IsInRegion(result),
        _ => false,
    };

    /// <inheritdoc cref="MayLog(TechnologyResult, Fact, Corrections)"/>
    public bool MayLog(TechnologyResult result, Fact fact) => MayLog(result, fact, Corrections.None);

    /// <summary>Whether the caller may log this fact of the result; nobody logs what they may not see.</summary>
    /// <param name="known">Tell who asked for what: one's own request can be withdrawn without the right to answer others'.</param>
    public bool MayLog(TechnologyResult result, Fact fact, Corrections known) => MaySee(result) && fact switch
    {
        Fact.HandoverAccepted accepted => MayAnswer(result, accepted.Handover),
        Fact.HandoverDeclined declined => MayAnswer(result, declined.Handover),
        Fact.CorrectionApproved => MayApproveCorrections(result),
        Fact.CorrectionRefused refused when known.Find(refused.Request, Caller.Person) is null => MayApproveCorrections(result),
        _ => MayLog(result),
    };

    /// <summary>Whether the caller may register a result of this owner that originates there.</summary>
    public bool MayRegister(Fact.ResultRegistered registration) => Caller.ReachOf(Act.LogFacts) switch
    {
        Reach.Everything => true,
        Reach.Own => registration.Owner == Caller.Organisation,
        Reach.Region => Caller.Covers(registration.OriginRegion, registration.OccurredOn, Reference.Regions),
        _ => false,
    };

    /// <summary>
    /// Why the caller may not log facts of a result from a file, whose answers to handovers are history and not answers; null where they may.
    /// A result of others that is there and one that is not are refused alike.
    /// </summary>
    /// <param name="result">As it is known before the file.</param>
    /// <param name="owner">Whose the file says that it is.</param>
    /// <param name="registration">By which the file registers it; null where it cannot.</param>
    public Refusal? AgainstImport(TechnologyResult result, string owner, Fact.ResultRegistered? registration)
    {
        var isPermitted = result.Registration is not null ? MayLog(result)
            : registration is not null ? MayRegister(registration)
            : Caller.ReachOf(Act.LogFacts) switch
            {
                Reach.Own => owner == Caller.Organisation,
                var reach => reach != Reach.Nothing,
            };
        return isPermitted ? null : Caller.Role == Role.Office ? Refusals.OutsideRegion : Refusals.NotYours;
    }

    /// <summary>Whether the caller may log facts of the result, whichever they are; answers to handovers are a right of their own.</summary>
    public bool MayLog(TechnologyResult result) => Reaches(Act.LogFacts, result);

    /// <summary>Whether the caller may answer requests for corrections of the result's facts, but for those of the caller's own.</summary>
    public bool MayApproveCorrections(TechnologyResult result) => Reaches(Act.ApproveCorrections, result);

    /// <summary>Handovers are answered by those to whom they are offered. One that is answered already can be answered again, to no effect.</summary>
    public bool MayAnswer(TechnologyResult result, string handover) => Caller.ReachOf(Act.AnswerHandovers) switch
    {
        Reach.Everything => true,
        Reach.Own => result.Handovers.Any(offer => offer.Id == handover && IsToOwnSite(offer)),
        Reach.Region => result.Handovers.Any(offer => offer.Id == handover && IsToRegion(offer)),
        _ => false,
    };

    private bool Reaches(Act act, TechnologyResult result) => Caller.ReachOf(act) switch
    {
        Reach.Everything => true,
        Reach.Own => IsOwn(result),
        Reach.Region => IsInRegion(result),
        _ => false,
    };

    private bool IsOwn(TechnologyResult result) => Caller.Organisation is { } own
        && (result.Registration?.Owner == own
            || result.Visits.Any(visit => visit.Organisation == own || IsOwnSite(visit.Site))
            || result.Handovers.Any(offer => offer.Status == HandoverStatus.Accepted && IsToOwnSite(offer)));

    private bool IsInRegion(TechnologyResult result) =>
        (result.Registration is { } registration && Covers(registration.OriginRegion, registration.OccurredOn))
        || result.Visits.Any(visit => Covers(visit.HostRegion, visit.Entered))
        || result.Handovers.Any(offer => offer.Status is HandoverStatus.Pending or HandoverStatus.Accepted && IsToRegion(offer));

    private bool IsToOwnSite(Handover offer) => IsOwnSite(offer.Offer.ToSite);

    private bool IsToRegion(Handover offer) =>
        Covers(offer.Offer.ToRegion, offer.Offer.OccurredOn) || (SiteOf(offer.Offer.ToSite) is { } site && Covers(site.Region, offer.Offer.OccurredOn));

    private bool IsOwnSite(string? site) => Caller.Organisation is { } own && SiteOf(site)?.Organisation == own;

    private Organisations.Site? SiteOf(string? site) => site is null ? null : Reference.Sites.GetValueOrDefault(site);

    private bool Covers(string? region, DateOnly on) => Caller.Covers(region, on, Reference.Regions);
}
