using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>A row that was understood: whose result it speaks of, and its fact.</summary>
/// <param name="Owner">The owner's id; <paramref name="OwnerName"/> is what the file calls it.</param>
/// <param name="Organisation">The organisation that the row names, as the file calls it.</param>
/// <param name="Implied">The registration that the row implies, for a result that no row registers; null where it names no region.</param>
internal sealed record ParsedRow(long Number, string Owner, string OwnerName, string Result, Fact Fact, string? Organisation, Fact.ResultRegistered? Implied);

/// <summary>Understands one row: finds its event, its dates and numbers, the ids behind names, and says what is wrong by column.</summary>
/// <param name="owner">Owns the results of rows that name no owner.</param>
internal sealed class RowParser(Reference reference, string owner, FileHeader header)
{
    private readonly Names names = new(reference.Sites.Values);

    private readonly List<Refusal> faults = [];

    /// <summary>The row's meaning, or null with at least one error said.</summary>
    public ParsedRow? Parse(Row row, ICollection<RowError> errors, ICollection<RowError> warnings)
    {
        faults.Clear();
        var ownerName = row[Columns.Owner] ?? owner;
        var fact = FactOf(row, ownerName);
        var implied = fact is null or Fact.ResultRegistered ? null : ImpliedBy(row, fact, ownerName);
        if (row.Stray is not null) faults.Add(StrayCell());
        foreach (var (place, fault) in row.Faults ?? [])
            if (header.ColumnAt(place) is { } column) Replace(column, fault);
        if (faults.Count == 0)
        {
            faults.AddRange(FactRules.Faults(fact!, reference));
            if (implied is not null) faults.AddRange(FactRules.Faults(implied, reference).Select(fault => InColumnOf(row, fault)));
            // These are kept beside the facts: the names of organisations, the number in the key of the stream.
            AddIfAny(
                FactRules.Text(Columns.Owner, ownerName), FactRules.Text(Columns.Organisation, row[Columns.Organisation]),
                FactRules.Text(Columns.Result, row[Columns.Result]));
        }

        foreach (var fault in faults.DistinctBy(fault => (fault.Code, fault.Column))) errors.Add(Error(row.Number, fault));
        if (faults.Count > 0) return null;
        foreach (var warning in FactRules.Warnings(fact!, reference)) warnings.Add(Error(row.Number, warning));
        return new(row.Number, names.Organisation(ownerName), ownerName, row[Columns.Result]!, fact!, row[Columns.Organisation], implied);
    }

    public static RowError Error(long row, Refusal refusal) => new(row, refusal.Column, refusal.Code, refusal.Message);

    private Fact? FactOf(Row row, string ownerName)
    {
        Needed(row, Columns.Result);
        Needed(row, Columns.OccurredOn);
        var on = CellParser.Date(row, Columns.OccurredOn, faults) ?? default;
        var name = Needed(row, Columns.Event);
        if (name.Length == 0) return null;
        if (Names.Event(name) is not { } code)
        {
            faults.Add(new("unknown-event", new(
                $"没有事件“{Fault.Shown(name)}”；可用：{string.Join("、", FactCodes.InStageLogs)}。",
                $"There is no event '{Fault.Shown(name)}'; there are {string.Join(", ", FactCodes.InStageLogs)}."), Columns.Event));
            return null;
        }

        var fact = FactOf(code, row, ownerName, on);
        return row[Columns.SourceRef] is { } source ? fact with { SourceRef = source } : fact;
    }

    private Fact FactOf(string code, Row row, string ownerName, DateOnly on) => code switch
    {
        "registered" => Registration(row, on, ownerName, Needed(row, Columns.OriginRegion, row[Columns.Region])),
        "stage-entered" => new Fact.StageEntered(
            StageOf(row, Columns.Stage), Site(row, Columns.Site), Organisation(row), HostRegion(row), Trl(row)) { OccurredOn = on },
        "stage-passed" => new Fact.StagePassed(StageOf(row, Columns.Stage), Trl(row)) { OccurredOn = on },
        "handover-offered" => new Fact.HandoverOffered(
            Needed(row, Columns.Handover), StageOf(row, Columns.ToStage), Site(row, Columns.Site), Site(row, Columns.ToSite),
            row[Columns.ToRegion] ?? reference.RegionOfSite(Site(row, Columns.ToSite)),
            CellParser.Date(row, Columns.Until, faults)) { OccurredOn = on },
        "handover-accepted" => new Fact.HandoverAccepted(Needed(row, Columns.Handover)) { OccurredOn = on },
        "handover-declined" => new Fact.HandoverDeclined(Needed(row, Columns.Handover), row[Columns.Reason]) { OccurredOn = on },
        "handover-expired" => new Fact.HandoverExpired(Needed(row, Columns.Handover)) { OccurredOn = on },
        "deal-signed" => new Fact.DealSigned(Needed(row, Columns.ContractNumber), Terms(row)) { OccurredOn = on },
        "deal-amended" => new Fact.DealAmended(Needed(row, Columns.ContractNumber), Terms(row)) { OccurredOn = on },
        "deal-cancelled" => new Fact.DealCancelled(Needed(row, Columns.ContractNumber), row[Columns.Reason]) { OccurredOn = on },
        "terminated" => new Fact.Terminated(row[Columns.Reason]) { OccurredOn = on },
        "withdrawn" => new Fact.Withdrawn(row[Columns.Reason]) { OccurredOn = on },
        _ => new Fact.Superseded(row[Columns.SupersededBy], row[Columns.Reason]) { OccurredOn = on },
    };

    /// <summary>The row's region is the result's origin, unless the row names one.</summary>
    private Fact.ResultRegistered? ImpliedBy(Row row, Fact fact, string ownerName) =>
        (row[Columns.OriginRegion] ?? row[Columns.Region] ?? (fact as Fact.StageEntered)?.HostRegion) is { Length: > 0 } origin
            ? Registration(row, fact.OccurredOn, ownerName, origin)
            : null;

    private Fact.ResultRegistered Registration(Row row, DateOnly on, string ownerName, string origin) => new(
        names.Organisation(ownerName), row[Columns.Result] ?? "", row[Columns.Title], Code(row, Columns.Field, reference.Fields), origin, Trl(row),
        row[Columns.Predecessor]) { OccurredOn = on };

    private DealTerms Terms(Row row)
    {
        var amount = CellParser.Amount(row, Columns.Amount, header.Yuan.GetValueOrDefault(Columns.Amount, 1m), faults);
        // An amount under a header of 万元 needs no currency beside it.
        var currency = Code(row, Columns.Currency, reference.Currencies) ?? (amount is not null && header.Yuan.ContainsKey(Columns.Amount) ? "CNY" : null);
        var cny = CellParser.Amount(row, Columns.AmountCny, header.Yuan.GetValueOrDefault(Columns.AmountCny, 1m), faults);
        return new(
            Code(row, Columns.Form, reference.Forms), Code(row, Columns.ContractKind, reference.ContractKinds), amount, currency, cny,
            row[Columns.Counterparty], row[Columns.DestinationRegion]);
    }

    /// <summary>The row's region, or else its site's.</summary>
    private string HostRegion(Row row)
    {
        if (Site(row, Columns.Site) is not { } id) return Needed(row, Columns.Region);
        if (reference.Sites.TryGetValue(id, out var site)) return row[Columns.Region] ?? site.Region;
        faults.Add(Fault.UnknownSite(Columns.Site, id));
        return "";
    }

    private string? Site(Row row, string column) => names.Site(row[column]);

    private string? Organisation(Row row) => row[Columns.Organisation] is { } name ? names.Organisation(name) : null;

    private int? Trl(Row row) => CellParser.Trl(row, faults);

    private static string? Code(Row row, string column, CodeList list) => row[column] is { } text ? list.Find(text)?.Code ?? text : null;

    private Stage StageOf(Row row, string column)
    {
        var name = Needed(row, column);
        if (Names.Stage(name) is { } stage) return stage;
        if (name.Length > 0)
            faults.Add(new("unknown-stage", new(
                $"没有阶段“{Fault.Shown(name)}”；可用：研发、概念验证、中试、产业化。",
                $"There is no stage '{Fault.Shown(name)}'; there are {string.Join(", ", Stages.All.Select(Stages.Code))}."), column));
        return Stage.Research;
    }

    /// <summary>The cell, or else what it would be; empty, and a fault, where there is neither.</summary>
    private string Needed(Row row, string column, string? otherwise = null)
    {
        if ((row[column] ?? otherwise) is { } text) return text;
        faults.Add(Fault.Missing(column));
        return "";
    }

    private void AddIfAny(params ReadOnlySpan<Refusal?> found)
    {
        foreach (var fault in found)
            if (fault is not null) faults.Add(fault);
    }

    /// <summary>What the cell itself says is wrong comes before what would be wrong with its text.</summary>
    private void Replace(string column, Refusal fault)
    {
        faults.RemoveAll(other => other.Column == column);
        faults.Add(fault with { Column = column });
    }

    /// <summary>An origin that was taken from the row's region is at fault there.</summary>
    private static Refusal InColumnOf(Row row, Refusal fault) =>
        fault.Column == Columns.OriginRegion && row[Columns.OriginRegion] is null ? fault with { Column = Columns.Region } : fault;

    private static Refusal StrayCell() => new("too-many-fields", new(
        "这一行有的单元格没有表头；含逗号的内容应加引号。", "This row has cells that are under no header; text with commas needs quotes."));
}
