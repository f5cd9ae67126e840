using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Auditing;

/// <summary>One fact as a row of the import format.</summary>
public static class LogRow
{
    /// <summary>In the order of the file.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "result", "event", "occurred_on", "stage", "region", "site", "organisation", "owner", "title", "field", "origin_region", "trl",
        "to_stage", "to_site", "to_region", "handover", "until", "form", "contract_kind", "contract_no", "amount", "currency", "amount_cny",
        "counterparty", "destination_region", "reason", "superseded_by", "predecessor", "source_ref",
    ];

    /// <summary>The row's values by their columns; a column that says nothing is null or absent.</summary>
    /// <param name="number">The owner's number of the result.</param>
    /// <param name="owner">The owner's id.</param>
    /// <param name="nameOf">What to call an organisation, by its id.</param>
    public static IReadOnlyDictionary<string, string?> Of(string number, string owner, Fact fact, Func<string, string> nameOf)
    {
        var row = Own(fact, nameOf);
        row["result"] = number;
        row["owner"] = nameOf(owner);
        row["event"] = fact.Code();
        row["occurred_on"] = Date(fact.OccurredOn);
        row["source_ref"] = fact.SourceRef;
        return row;
    }

    private static Dictionary<string, string?> Own(Fact fact, Func<string, string> nameOf) => fact switch
    {
        Fact.ResultRegistered f => new()
        {
            ["title"] = f.Title, ["field"] = f.Field, ["origin_region"] = f.OriginRegion, ["trl"] = Number(f.Trl),
            ["predecessor"] = f.Predecessor,
        },
        Fact.StageEntered f => new()
        {
            ["stage"] = f.Stage.Code(), ["site"] = f.Site, ["organisation"] = f.Organisation is { } id ? nameOf(id) : null,
            ["region"] = f.HostRegion, ["trl"] = Number(f.Trl),
        },
        Fact.StagePassed f => new() { ["stage"] = f.Stage.Code(), ["trl"] = Number(f.Trl) },
        Fact.HandoverOffered f => new()
        {
            ["handover"] = f.Handover, ["to_stage"] = f.ToStage.Code(), ["site"] = f.FromSite, ["to_site"] = f.ToSite,
            ["to_region"] = f.ToRegion, ["until"] = Date(f.Until),
        },
        Fact.HandoverAccepted f => new() { ["handover"] = f.Handover },
        Fact.HandoverDeclined f => new() { ["handover"] = f.Handover, ["reason"] = f.Reason },
        Fact.HandoverExpired f => new() { ["handover"] = f.Handover },
        Fact.DealSigned f => Deal(f.ContractNumber, f.Terms),
        Fact.DealAmended f => Deal(f.ContractNumber, f.Terms),
        Fact.DealCancelled f => new() { ["contract_no"] = f.ContractNumber, ["reason"] = f.Reason },
        Fact.Terminated f => new() { ["reason"] = f.Reason },
        Fact.Withdrawn f => new() { ["reason"] = f.Reason },
        Fact.Superseded f => new() { ["superseded_by"] = f.By, ["reason"] = f.Reason },
        // A row cannot carry a file.
        Fact.EvidenceAttached => [],
        _ => throw new ArgumentException($"A {fact.Code()} has no row.", nameof(fact)),
    };

    private static Dictionary<string, string?> Deal(string contractNumber, DealTerms terms) => new()
    {
        ["contract_no"] = contractNumber, ["form"] = terms.Form, ["contract_kind"] = terms.ContractKind, ["amount"] = terms.Amount?.ToString(),
        ["currency"] = terms.Currency, ["amount_cny"] = terms.AmountCny?.ToString(), ["counterparty"] = terms.Counterparty,
        ["destination_region"] = terms.DestinationRegion,
    };

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd");

    private static string? Number(int? number) => number?.ToString();
}
