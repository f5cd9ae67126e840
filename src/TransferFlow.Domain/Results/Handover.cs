namespace TransferFlow.Domain.Results;

public enum HandoverStatus
{
    Pending = 1,
    Accepted = 2,
    Declined = 3,
    Expired = 4,
}

/// <summary>The codes of the states of a handover in files and addresses.</summary>
public static class HandoverStatuses
{
    public static IReadOnlyDictionary<string, HandoverStatus> Codes { get; } = Enum.GetValues<HandoverStatus>().ToDictionary(Code);

    public static string Code(this HandoverStatus status) => status.ToString().ToLowerInvariant();
}

/// <summary>交接: a site's offer of a result to the next one, and its answer.</summary>
public sealed record Handover(Fact.HandoverOffered Offer, HandoverStatus Status, DateOnly? AnsweredOn)
{
    public string Id => Offer.Handover;

    /// <summary>Whom it is offered to: a site or, where none is named, a region.</summary>
    public string? Target => Offer.ToSite ?? Offer.ToRegion;
}
