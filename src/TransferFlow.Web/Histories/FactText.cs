using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Web.Shell;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Histories;

/// <summary>What a fact says, in the parts that are known of it.</summary>
internal sealed class FactText(NameBook names, Language language)
{
    public string Of(Fact fact) => string.Join(" · ", Parts(fact).Where(part => !string.IsNullOrEmpty(part)));

    private IEnumerable<string?> Parts(Fact fact) => fact switch
    {
        Fact.ResultRegistered registered => [registered.Title, Labelled(Words.OriginRegion, Region(registered.OriginRegion)), Trl(registered.Trl)],
        Fact.StageEntered entered => [Name(entered.Stage), Place(entered.Site, entered.Organisation), Region(entered.HostRegion), Trl(entered.Trl)],
        Fact.StagePassed passed => [Name(passed.Stage), Trl(passed.Trl)],
        Fact.HandoverOffered offered =>
        [
            offered.Handover, Name(offered.ToStage),
            $"{Place(offered.FromSite, null) ?? "…"} → {Place(offered.ToSite, null) ?? Region(offered.ToRegion) ?? "…"}",
            Labelled(Words.Until, offered.Until is null ? null : Formats.Date(offered.Until)),
        ],
        Fact.HandoverAccepted accepted => [accepted.Handover],
        Fact.HandoverDeclined declined => [declined.Handover, declined.Reason],
        Fact.HandoverExpired expired => [expired.Handover],
        Fact.DealSigned signed => [signed.ContractNumber, .. Terms(signed.Terms)],
        Fact.DealAmended amended => [amended.ContractNumber, .. Terms(amended.Terms)],
        Fact.DealCancelled cancelled => [cancelled.ContractNumber, cancelled.Reason],
        Fact.Terminated terminated => [terminated.Reason],
        Fact.Withdrawn withdrawn => [withdrawn.Reason],
        Fact.Superseded superseded => [Labelled(Words.SupersededBy, superseded.By), superseded.Reason],
        Fact.EvidenceAttached attached => [attached.FileName, Formats.Size(attached.Size), $"SHA-256 {Formats.ShortHash(attached.Sha256)}"],
        _ => [],
    };

    private IEnumerable<string?> Terms(DealTerms terms) =>
    [
        terms.Form is null ? null : T(names.Form(terms.Form)),
        terms.ContractKind is null ? null : T(names.ContractKind(terms.ContractKind)),
        terms.Amount is { } amount ? $"{amount:#,0.####} {terms.Currency}" : terms.AmountCny is { } yuan ? $"{yuan:#,0.####} CNY" : null,
        Labelled(Words.Counterparty, terms.Counterparty is null ? null : T(names.Organisation(terms.Counterparty))),
        Labelled(Words.DestinationRegion, Region(terms.DestinationRegion)),
    ];

    private string T(Sentence sentence) => sentence.In(language);

    private string Name(Stage stage) => T(stage.Name());

    private string? Place(string? site, string? organisation) =>
        site is not null ? T(names.Site(site)) : organisation is not null ? T(names.Organisation(organisation)) : null;

    private string? Region(string? code) => code is null ? null : T(names.Region(code));

    private static string? Trl(int? level) => level is null ? null : $"TRL {level}";

    private string? Labelled(Sentence label, string? value) => value is null ? null : $"{T(label)} {value}";
}
