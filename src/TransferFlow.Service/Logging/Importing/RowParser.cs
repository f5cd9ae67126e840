using System.Globalization;
using TransferFlow.Domain;
using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>A row that was understood: whose result it speaks of, and its fact.</summary>
/// <param name="Owner">The owner's id; <paramref name="OwnerName"/> is what the file calls it.</param>
/// <param name="Organisation">The organisation that the row names, as the file calls it.</param>
/// <param name="Origin">What the row says about the result itself, for a result that no row registers.</param>
internal sealed record ParsedRow(long Number, string Owner, string OwnerName, string Result, Fact Fact, string? Organisation, Fact.ResultRegistered? Origin);

/// <summary>Understands one row: finds its event, its dates and numbers, the ids behind names, and says what is wrong by column.</summary>
internal sealed class RowParser(Reference reference, string owner, IReadOnlyDictionary<string, decimal> factors)
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy-M-d"];

    private static readonly Dictionary<string, string> Events = FactCodes.Types.Keys
        .SelectMany(code => new[] { code, FactCodes.NameOf(code).Zh }, (code, name) => (code, name))
        .ToDictionary(pair => pair.name, pair => pair.code, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> siteByName = reference.Sites.Values
        .SelectMany(site => new[] { site.Id, site.Name.Zh, site.Name.En }.Distinct(), (site, name) => (site.Id, name))
        .GroupBy(pair => pair.name).Where(named => named.Count() == 1).ToDictionary(named => named.Key, named => named.First().Id);

    /// <summary>The row's meaning, or null with at least one error said.</summary>
    public ParsedRow? Parse(Row row, ICollection<RowError> errors, ICollection<RowError> warnings)
    {
        var faults = new List<Refusal>();
        var fact = FactOf(row, faults);
        if (row[Columns.Result] is null) faults.Add(Fault.Missing(Columns.Result));
        if (fact is not null && faults.Count == 0) faults.AddRange(FactRules.Faults(fact, reference));
        foreach (var fault in faults) errors.Add(Error(row.Number, fault));
        if (faults.Count > 0) return null;

        foreach (var warning in FactRules.Warnings(fact!, reference)) warnings.Add(Error(row.Number, warning));
        var ownerName = row[Columns.Owner] ?? owner;
        return new(row.Number, OrganisationId.Of(ownerName), ownerName, row[Columns.Result]!, fact!, row[Columns.Organisation], OriginOf(row, fact!, ownerName));
    }

    public static RowError Error(long row, Refusal refusal) => new(row, refusal.Column, refusal.Code, refusal.Message);

    private Fact? FactOf(Row row, List<Refusal> faults)
    {
        var on = Date(row, Columns.OccurredOn, faults, required: true) ?? default;
        if (row[Columns.Event] is not { } name)
        {
            faults.Add(Fault.Missing(Columns.Event));
            return null;
        }

        if (!Events.TryGetValue(name, out var code))
        {
            faults.Add(new("unknown-event", new(
                $"没有事件“{Fault.Shown(name)}”；可用：{string.Join("、", FactCodes.Types.Keys)}。", $"There is no event '{Fault.Shown(name)}'; there are {string.Join(", ", FactCodes.Types.Keys)}."), Columns.Event));
            return null;
        }

        var source = row[Columns.SourceRef];
        return code switch
        {
            "registered" => Registration(row, on, row[Columns.Owner] ?? owner, Needed(row, Columns.OriginRegion, faults, row[Columns.Region]), faults),
            "stage-entered" => new Fact.StageEntered(StageOf(row, Columns.Stage, faults), Site(row, Columns.Site), Organisation(row), HostRegion(row, faults), Trl(row, faults)) { OccurredOn = on, SourceRef = source },
            "stage-passed" => new Fact.StagePassed(StageOf(row, Columns.Stage, faults), Trl(row, faults)) { OccurredOn = on, SourceRef = source },
            "handover-offered" => new Fact.HandoverOffered(
                Needed(row, Columns.Handover, faults), StageOf(row, Columns.ToStage, faults), Site(row, Columns.Site), Site(row, Columns.ToSite), row[Columns.ToRegion], Date(row, Columns.Until, faults)) { OccurredOn = on, SourceRef = source },
            "handover-accepted" => new Fact.HandoverAccepted(Needed(row, Columns.Handover, faults)) { OccurredOn = on, SourceRef = source },
            "handover-declined" => new Fact.HandoverDeclined(Needed(row, Columns.Handover, faults), row[Columns.Reason]) { OccurredOn = on, SourceRef = source },
            "handover-expired" => new Fact.HandoverExpired(Needed(row, Columns.Handover, faults)) { OccurredOn = on, SourceRef = source },
            "deal-signed" => new Fact.DealSigned(Needed(row, Columns.ContractNumber, faults), Terms(row, faults)) { OccurredOn = on, SourceRef = source },
            "deal-amended" => new Fact.DealAmended(Needed(row, Columns.ContractNumber, faults), Terms(row, faults)) { OccurredOn = on, SourceRef = source },
            "deal-cancelled" => new Fact.DealCancelled(Needed(row, Columns.ContractNumber, faults), row[Columns.Reason]) { OccurredOn = on, SourceRef = source },
            "terminated" => new Fact.Terminated(row[Columns.Reason]) { OccurredOn = on, SourceRef = source },
            "withdrawn" => new Fact.Withdrawn(row[Columns.Reason]) { OccurredOn = on, SourceRef = source },
            _ => new Fact.Superseded(row[Columns.SupersededBy], row[Columns.Reason]) { OccurredOn = on, SourceRef = source },
        };
    }

    /// <summary>The registration that the row implies: its region is the origin, unless it names one.</summary>
    private Fact.ResultRegistered? OriginOf(Row row, Fact fact, string ownerName)
    {
        if (fact is Fact.ResultRegistered) return null;
        var region = row[Columns.OriginRegion] ?? row[Columns.Region] ?? (fact as Fact.StageEntered)?.HostRegion;
        return region is null || !reference.Regions.Knows(region) ? null : Registration(row, fact.OccurredOn, ownerName, region, []) with { SourceRef = null };
    }

    private Fact.ResultRegistered Registration(Row row, DateOnly on, string ownerName, string origin, List<Refusal> faults) => new(
        OrganisationId.Of(ownerName), row[Columns.Result] ?? "", row[Columns.Title], Code(row, Columns.Field, reference.Fields), origin, Trl(row, faults), row[Columns.Predecessor])
    {
        OccurredOn = on,
        SourceRef = row[Columns.SourceRef],
    };

    private DealTerms Terms(Row row, List<Refusal> faults)
    {
        var amount = Amount(row, Columns.Amount, faults);
        // An amount in 万元 is in yuan, and an amount in yuan is its own equivalent.
        var currency = row[Columns.Currency]?.ToUpperInvariant() ?? (factors.GetValueOrDefault(Columns.Amount, 1m) != 1m && amount is not null ? "CNY" : null);
        var cny = Amount(row, Columns.AmountCny, faults) ?? (currency == "CNY" ? amount : null);
        return new(
            Code(row, Columns.Form, reference.Forms), Code(row, Columns.ContractKind, reference.ContractKinds), amount, currency, cny,
            row[Columns.Counterparty], row[Columns.DestinationRegion]);
    }

    private string HostRegion(Row row, List<Refusal> faults) =>
        Needed(row, Columns.Region, faults, Site(row, Columns.Site) is { } id && reference.Sites.TryGetValue(id, out var site) ? site.Region : null);

    private string? Site(Row row, string column) => row[column] is { } text ? siteByName.GetValueOrDefault(text, text) : null;

    private static string? Organisation(Row row) => row[Columns.Organisation] is { } text ? OrganisationId.Of(text) : null;

    private static string? Code(Row row, string column, CodeList list) => row[column] is { } text ? list.Find(text)?.Code ?? text : null;

    private static string Needed(Row row, string column, List<Refusal> faults, string? otherwise = null)
    {
        if ((row[column] ?? otherwise) is { } text) return text;
        faults.Add(Fault.Missing(column));
        return "";
    }

    private static Stage StageOf(Row row, string column, List<Refusal> faults)
    {
        if (row[column] is not { } text) faults.Add(Fault.Missing(column));
        else if (Stages.Find(text) is { } stage) return stage;
        else faults.Add(new("unknown-stage", new($"没有阶段“{Fault.Shown(text)}”；可用：研发、概念验证、中试、产业化。", $"There is no stage '{Fault.Shown(text)}'; there are {string.Join(", ", Stages.All.Select(Stages.Code))}."), column));
        return Stage.Research;
    }

    private static DateOnly? Date(Row row, string column, List<Refusal> faults, bool required = false)
    {
        if (row[column] is not { } text)
        {
            if (required) faults.Add(Fault.Missing(column));
            return null;
        }

        if (DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        faults.Add(new("bad-date", new($"“{Fault.Shown(text)}”不是日期，应如2026-06-30。", $"'{Fault.Shown(text)}' is no date; it should be like 2026-06-30."), column));
        return null;
    }

    private static int? Trl(Row row, List<Refusal> faults)
    {
        if (row[Columns.Trl] is not { } text) return null;
        if (int.TryParse(text.StartsWith("TRL", StringComparison.OrdinalIgnoreCase) ? text[3..] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var trl)) return trl;
        faults.Add(new("bad-trl", new($"技术成熟度应为1至9，而不是“{Fault.Shown(text)}”。", $"TRL is 1 to 9, not '{Fault.Shown(text)}'."), Columns.Trl));
        return null;
    }

    private decimal? Amount(Row row, string column, List<Refusal> faults)
    {
        if (row[column] is not { } text) return null;
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands;
        if (text.Length <= 40 && decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var amount) && amount < 1e16m) return amount * factors.GetValueOrDefault(column, 1m);
        faults.Add(text.Length is > 16 and <= 100 && text.All(character => char.IsAsciiDigit(character) || character is '.' or ',' or '-')
            ? Fault.TooManyDigits(column, 4)
            : new("bad-number", new($"“{Fault.Shown(text)}”不是数。", $"'{Fault.Shown(text)}' is no number."), column));
        return null;
    }
}
