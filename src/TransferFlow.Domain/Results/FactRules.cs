using TransferFlow.Domain.Codes;

namespace TransferFlow.Domain.Results;

/// <summary>What is wrong with a fact in itself, whatever the timeline: texts, codes, amounts. Column names are those of the import file.</summary>
public static class FactRules
{
    /// <summary>As many decimals as an amount may have.</summary>
    public const int AmountDecimals = 4;

    /// <summary>What every amount is less than.</summary>
    public const decimal AmountBound = 1_000_000_000_000_000m;

    /// <summary>The lowest technology readiness (GB/T 22900).</summary>
    public const int LowestTrl = 1;

    /// <summary>The highest technology readiness.</summary>
    public const int HighestTrl = 9;

    /// <summary>How a sound text looks, whatever its length: no control character in it, no space around it (ECMA-262, flag u).</summary>
    public const string TextPattern = @"^[^\p{Cc}\p{Z}]([^\p{Cc}]*[^\p{Cc}\p{Z}])?$";

    private const int LongText = 1_000;
    private const int ShortText = 200;

    /// <summary>All that is wrong; empty for a sound fact.</summary>
    public static IEnumerable<Refusal> Faults(Fact fact, Reference reference)
    {
        var faults = fact switch
        {
            Fact.ResultRegistered f => Of(
                Text("owner", f.Owner), Text("result", f.Number), Text("title", f.Title), Code("field", f.Field, reference.Fields),
                Region("origin_region", f.OriginRegion, reference), Trl(f.Trl), Text("predecessor", f.Predecessor)),
            Fact.StageEntered f => Of(
                Site("site", f.Site, reference), Text("organisation", f.Organisation), Region("region", f.HostRegion, reference), Trl(f.Trl)),
            Fact.StagePassed f => Of(Trl(f.Trl)),
            Fact.HandoverOffered f => Of(
                Text("handover", f.Handover), Site("site", f.FromSite, reference), Site("to_site", f.ToSite, reference),
                Region("to_region", f.ToRegion, reference),
                f.ToSite is null && f.ToRegion is null ? Fault.Missing("to_site") : null,
                f.Until < f.OccurredOn ? Fault.UntilBeforeOffer(f) : null),
            Fact.HandoverAccepted f => Of(Text("handover", f.Handover)),
            Fact.HandoverDeclined f => Of(Text("handover", f.Handover), Text("reason", f.Reason)),
            Fact.HandoverExpired f => Of(Text("handover", f.Handover)),
            Fact.DealSigned f => Of([Text("contract_no", f.ContractNumber), .. Terms(f.Terms, reference)]),
            Fact.DealAmended f => Of([Text("contract_no", f.ContractNumber), .. Terms(f.Terms, reference)]),
            Fact.DealCancelled f => Of(Text("contract_no", f.ContractNumber), Text("reason", f.Reason)),
            Fact.Terminated f => Of(Text("reason", f.Reason)),
            Fact.Withdrawn f => Of(Text("reason", f.Reason)),
            Fact.Superseded f => Of(Text("superseded_by", f.By), Text("reason", f.Reason)),
            Fact.EvidenceAttached f => Of(EvidenceRules.Faults(f)),
            Fact.CorrectionRequested f => Of([
                f.Changes.Count == 0 ? Fault.Missing("changes") : null, f.Reason.Length == 0 ? Fault.Missing("reason") : Text("reason", f.Reason),
                .. f.Changes.SelectMany(change => change.Replacement is { } replacement ? Faults(replacement, reference) : [])]),
            Fact.CorrectionRefused f => Of(Text("reason", f.Reason)),
            _ => [],
        };
        return Text("source_ref", fact.SourceRef) is { } wrong ? faults.Append(wrong) : faults;
    }

    /// <summary>What may be meant but is worth a look: codes that are not in force on the fact's date.</summary>
    public static IEnumerable<Refusal> Warnings(Fact fact, Reference reference)
    {
        var on = fact.OccurredOn;
        return fact switch
        {
            Fact.ResultRegistered f => Of(RegionInForce("origin_region", f.OriginRegion), CodeInForce("field", f.Field, reference.Fields)),
            Fact.StageEntered f => Of(RegionInForce("region", f.HostRegion)),
            Fact.HandoverOffered f => Of(RegionInForce("to_region", f.ToRegion)),
            Fact.DealSigned f => OfTerms(f.Terms),
            Fact.DealAmended f => OfTerms(f.Terms),
            _ => [],
        };

        IReadOnlyList<Refusal> OfTerms(DealTerms terms) => Of(
            RegionInForce("destination_region", terms.DestinationRegion), CodeInForce("form", terms.Form, reference.Forms),
            CodeInForce("contract_kind", terms.ContractKind, reference.ContractKinds), CodeInForce("currency", terms.Currency, reference.Currencies));

        Refusal? RegionInForce(string column, string? code) =>
            code is null || !reference.Regions.Knows(code) || reference.Regions.InForce(code, on) ? null : Fault.NotInForce(column, code, on);

        Refusal? CodeInForce(string column, string? code, CodeList list) =>
            code is null || !list.Knows(code) || list.InForce(code, on) ? null : Fault.CodeNotInForce(column, code, list, on);
    }

    private static Refusal?[] Terms(DealTerms terms, Reference reference) =>
    [
        Code("form", terms.Form, reference.Forms),
        Code("contract_kind", terms.ContractKind, reference.ContractKinds),
        Code("currency", terms.Currency, reference.Currencies),
        Amount("amount", terms.Amount),
        terms.AmountCny == terms.Amount ? null : Amount("amount_cny", terms.AmountCny),
        terms.Amount is not null && terms.Currency is null ? Fault.Missing("currency") : null,
        Text("counterparty", terms.Counterparty),
        terms.DestinationRegion is not { } to || reference.Regions.Knows(to) || reference.Regions.IsCountry(to)
            ? null
            : Fault.UnknownRegion("destination_region", to),
    ];

    // Nearly every fact is sound, and an import judges millions: those cost nothing here.
    private static IReadOnlyList<Refusal> Of(params ReadOnlySpan<Refusal?> faults)
    {
        List<Refusal>? found = null;
        foreach (var fault in faults)
            if (fault is not null) (found ??= []).Add(fault);
        return found ?? (IReadOnlyList<Refusal>)[];
    }

    /// <summary>How long the text in a column can be, in characters (Unicode code points): prose is longer than names and numbers.</summary>
    public static int LongestText(string column) => column is "title" or "reason" or "source_ref" or "why" ? LongText : ShortText;

    /// <summary>
    /// What is wrong with a text; null where nothing is, or where there is no text. It may not begin or end with white space: a file cannot carry that
    /// from one database to another, for spreadsheets and people add and drop it.
    /// </summary>
    /// <param name="longest">In characters; by default <see cref="LongestText"/>.</param>
    public static Refusal? Text(string column, string? text, int? longest = null) =>
        text is null ? null
        : string.IsNullOrWhiteSpace(text) ? Fault.Missing(column)
        : TooLong(column, text, longest ?? LongestText(column)) is { } fault ? fault
        : HasForbiddenCharacter(text) ? Fault.ForbiddenCharacter(column)
        : char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) ? Fault.SurroundingSpace(column)
        : null;

    // No text has more characters than code units, so that nearly every text is known by its length alone.
    private static Refusal? TooLong(string column, string text, int longest) =>
        text.Length > longest && text.EnumerateRunes().Count() is var length && length > longest ? Fault.TooLong(column, length, longest) : null;

    /// <summary>Control characters, NUL among them, and halves of surrogate pairs: the store would refuse or silently replace them.</summary>
    private static bool HasForbiddenCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i])) return true;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return true;
            i++;
        }

        return false;
    }

    private static Refusal? Region(string column, string? code, Reference reference) =>
        code is null || reference.Regions.Knows(code) ? null : Fault.UnknownRegion(column, code);

    private static Refusal? Site(string column, string? id, Reference reference) =>
        id is null || reference.Sites.ContainsKey(id) ? null : Fault.UnknownSite(column, id);

    private static Refusal? Code(string column, string? code, CodeList list) =>
        code is null || list.Knows(code) ? null : Fault.UnknownCode(column, code, list);

    private static Refusal? Trl(int? trl) => trl is null or (>= LowestTrl and <= HighestTrl) ? null : Fault.BadTrl(trl.Value);

    private static Refusal? Amount(string column, decimal? amount) =>
        amount is not { } value ? null
        : value < 0 ? Fault.NegativeAmount(column)
        : value >= AmountBound || value != decimal.Round(value, AmountDecimals) ? Fault.TooManyDigits(column, AmountDecimals)
        : null;
}
