using TransferFlow.Domain.Results;

namespace TransferFlow.Web.Histories;

/// <summary>The ids that a fact mentions and that a page has names for.</summary>
internal static class Mentions
{
    public static IEnumerable<string?> Organisations(Fact fact) => fact switch
    {
        Fact.ResultRegistered registered => [registered.Owner],
        Fact.StageEntered entered => [entered.Organisation],
        Fact.DealSigned signed => [signed.Terms.Counterparty],
        Fact.DealAmended amended => [amended.Terms.Counterparty],
        _ => [],
    };

    public static IEnumerable<string?> Sites(Fact fact) => fact switch
    {
        Fact.StageEntered entered => [entered.Site],
        Fact.HandoverOffered offered => [offered.FromSite, offered.ToSite],
        _ => [],
    };
}
