namespace TransferFlow.Domain.Results;

/// <summary>
/// What makes two facts of one result the same fact. The same identity with the same content is a repeat; with other content it is
/// a conflict, which only a correction can settle.
/// </summary>
public readonly record struct FactIdentity(
    string Event, DateOnly OccurredOn, Stage? Stage, string? Site, string? Organisation, string? Region, string? Handover,
    string? ContractNumber, string? Evidence, string? Correction, string? SourceRef)
{
    public static FactIdentity Of(Fact fact)
    {
        var identity = new FactIdentity { Event = fact.Code(), OccurredOn = fact.OccurredOn, SourceRef = fact.SourceRef };
        return fact switch
        {
            Fact.StageEntered f => identity with { Stage = f.Stage, Site = f.Site, Organisation = f.Organisation, Region = f.HostRegion },
            Fact.StagePassed f => identity with { Stage = f.Stage },
            Fact.HandoverOffered f => identity with { Handover = f.Handover, Site = f.FromSite },
            Fact.HandoverAccepted f => identity with { Handover = f.Handover },
            Fact.HandoverDeclined f => identity with { Handover = f.Handover },
            Fact.HandoverExpired f => identity with { Handover = f.Handover },
            Fact.DealSigned f => identity with { ContractNumber = f.ContractNumber },
            Fact.DealAmended f => identity with { ContractNumber = f.ContractNumber },
            Fact.DealCancelled f => identity with { ContractNumber = f.ContractNumber },
            // One file can prove several facts: a contract its signing and its amendment.
            Fact.EvidenceAttached f => identity with { Evidence = $"{f.Sha256} {f.Proves}" },
            // What is about the record is told apart by what it is about.
            Fact.CorrectionRequested f => identity with { Correction = string.Join(' ', f.Changes.Select(change => change.Version)) },
            Fact.CorrectionApproved f => identity with { Correction = $"{f.Request}" },
            Fact.CorrectionRefused f => identity with { Correction = $"{f.Request}" },
            _ => identity,
        };
    }
}
