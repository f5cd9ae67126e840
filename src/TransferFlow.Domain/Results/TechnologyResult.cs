using System.Collections.Immutable;

namespace TransferFlow.Domain.Results;

/// <summary>The state of one technology result 科技成果, folded from its timeline.</summary>
public sealed record TechnologyResult
{
    public static readonly TechnologyResult Unknown = new();

    public Fact.ResultRegistered? Registration { get; private init; }

    /// <summary>The stays in stages, in timeline order.</summary>
    public ImmutableArray<StageVisit> Visits { get; private init; } = [];

    public ImmutableArray<Handover> Handovers { get; private init; } = [];

    public ImmutableArray<DealPeriod> Deals { get; private init; } = [];

    public FirstDeal? FirstDeal { get; private init; }

    public End? End { get; private init; }

    /// <summary>The stay that goes on; null before the first and after the end.</summary>
    public StageVisit? Current => End is null && !Visits.IsEmpty ? Visits[^1] : null;

    /// <summary>The state after one more fact that is legal in this state.</summary>
    public TechnologyResult Evolve(Fact fact) => fact switch
    {
        Fact.ResultRegistered registered => this with { Registration = registered },
        Fact.StageEntered entered => Enter(entered),
        Fact.StagePassed passed => WithLastVisit(Visits[^1] with { PassedOn = Visits[^1].PassedOn ?? passed.OccurredOn }),
        Fact.HandoverOffered offered => this with { Handovers = Handovers.Add(new(offered, HandoverStatus.Pending, null)) },
        Fact.HandoverAccepted accepted => Answer(accepted.Handover, HandoverStatus.Accepted, accepted.OccurredOn),
        Fact.HandoverDeclined declined => Answer(declined.Handover, HandoverStatus.Declined, declined.OccurredOn),
        Fact.HandoverExpired expired => Answer(expired.Handover, HandoverStatus.Expired, expired.OccurredOn),
        Fact.DealSigned signed => Sign(signed),
        Fact.DealAmended amended => CloseDeal(amended.ContractNumber, amended.OccurredOn)
            .OpenDeal(amended.ContractNumber, amended.OccurredOn, amended.Terms),
        Fact.DealCancelled cancelled => CloseDeal(cancelled.ContractNumber, cancelled.OccurredOn),
        Fact.Terminated => Finish(WayOut.Terminated, fact.OccurredOn),
        Fact.Withdrawn => Finish(WayOut.Withdrawn, fact.OccurredOn),
        Fact.Superseded => Finish(WayOut.Superseded, fact.OccurredOn),
        _ => this,
    };

    public DealPeriod? DealInForce(string contractNumber) =>
        Deals.FirstOrDefault(deal => deal.ContractNumber == contractNumber && deal.Until is null);

    private TechnologyResult Enter(Fact.StageEntered entered)
    {
        var visit = new StageVisit(
            Visits.Length + 1, entered.Stage, entered.Site, entered.Organisation, entered.HostRegion, entered.OccurredOn);
        var left = Visits.IsEmpty ? this : WithLastVisit(Visits[^1].LeftFor(visit));
        return left with { Visits = left.Visits.Add(visit) };
    }

    private TechnologyResult WithLastVisit(StageVisit visit) => this with { Visits = Visits.SetItem(Visits.Length - 1, visit) };

    private TechnologyResult Answer(string handover, HandoverStatus status, DateOnly on)
    {
        var pending = Handovers.Single(offer => offer.Id == handover);
        return this with { Handovers = Handovers.Replace(pending, pending with { Status = status, AnsweredOn = on }) };
    }

    private TechnologyResult Sign(Fact.DealSigned signed) =>
        OpenDeal(signed.ContractNumber, signed.OccurredOn, signed.Terms) with
        {
            FirstDeal = FirstDeal ?? new(signed.OccurredOn, Visits.Length, signed.Terms.DestinationRegion),
        };

    private TechnologyResult OpenDeal(string contractNumber, DateOnly from, DealTerms terms) =>
        this with { Deals = Deals.Add(new(Deals.Length + 1, contractNumber, from, null, terms)) };

    private TechnologyResult CloseDeal(string contractNumber, DateOnly until)
    {
        var open = DealInForce(contractNumber)!;
        return this with { Deals = Deals.Replace(open, open with { Until = until }) };
    }

    private TechnologyResult Finish(WayOut way, DateOnly on)
    {
        var left = Visits.IsEmpty ? this : WithLastVisit(Visits[^1] with { LeftOn = on, WayOut = way });
        return left with { End = new(way, on) };
    }
}
