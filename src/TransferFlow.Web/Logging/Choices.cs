using System.Text.RegularExpressions;
using TransferFlow.Domain;
using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;

namespace TransferFlow.Web.Logging;

/// <summary>What can be chosen in a form today, and what was meant by what was typed instead.</summary>
public sealed partial class Choices(
    RegionBook regions, Reference reference, CodeLists lists, IReadOnlyList<Organisation> organisations, IReadOnlyList<Option> results,
    DateOnly today)
{
    public IReadOnlyList<Option> Fields => InForce(reference.Fields);

    public IReadOnlyList<Option> Forms => InForce(reference.Forms);

    public IReadOnlyList<Option> ContractKinds => InForce(reference.ContractKinds);

    public IReadOnlyList<Option> Currencies => InForce(reference.Currencies);

    /// <summary>技术成熟度, 1 to 9.</summary>
    public IReadOnlyList<Option> Levels =>
    [
        .. lists.Find(CodeLists.Levels)!.Entries.Select(level => new Option(level.Code, new($"{level.Code} {level.Zh}", $"{level.Code} {level.En}"))),
    ];

    public IReadOnlyList<Option> Regions => regions.Coarse;

    public IReadOnlyList<Option> Destinations => [.. regions.Coarse, .. regions.Countries];

    public IReadOnlyList<Option> Organisations { get; } =
        [.. organisations.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => new Option(one.Id, one.Name))];

    /// <summary>By region and kind, which stand in their names, so that typing either finds them.</summary>
    public IReadOnlyList<Option> Sites =>
        [.. reference.Sites.Values.OrderBy(site => (site.Region, site.Kind, site.Id)).Select(site => new Option(site.Id, Described(site)))];

    /// <summary>Some of the same owner's.</summary>
    public IReadOnlyList<Option> Results => results;

    public Sentence SiteName(string id) => reference.Sites.TryGetValue(id, out var site) ? site.Name : new(id, id);

    public Sentence RegionName(string code) => regions.NameOf(code);

    public Sentence OrganisationName(string id) => Organisations.FirstOrDefault(option => option.Value == id)?.Name ?? new(id, id);

    public (string? Code, Refusal? Fault) Region(string field, string text) => regions.Find(Meant(text)) switch
    {
        [var code] => (code, null),
        [] => (null, new("unknown-region", new(
            $"没有叫“{Fault.Shown(text)}”的区域；可输入名称或GB/T 2260代码。",
            $"There is no region '{Fault.Shown(text)}'; type a name or a code of GB/T 2260."), field)),
        var several => (null, new("ambiguous-region", new(
            $"“{Fault.Shown(text)}”有多处：{string.Join("、", several.Select(code => $"{regions.NameOf(code).Zh}（{code}）"))}；请写明。",
            $"'{Fault.Shown(text)}' is the name of several: "
            + $"{string.Join("; ", several.Select(code => $"{regions.NameOf(code).En} ({code})"))}. Say which."),
            field)),
    };

    public (string? Code, Refusal? Fault) Site(string field, string text) =>
        Find(reference.Sites.Values.Select(site => (site.Id, site.Name)), text) is { } id ? (id, null) : (null, Fault.UnknownSite(field, text));

    public (string? Code, Refusal? Fault) Organisation(string field, string text) => KnownOrganisation(text) is { } id
        ? (id, null)
        : (null, new("unknown-organisation", new($"没有机构“{Fault.Shown(text)}”。", $"There is no organisation '{Fault.Shown(text)}'."), field));

    /// <summary>
    /// A known organisation by its id, or what was typed: a counterparty need not be known, and private persons have ids of the reporter's own.
    /// </summary>
    public (string? Code, Refusal? Fault) Counterparty(string field, string text) => (KnownOrganisation(text) ?? text, null);

    /// <summary>A result by its id, which may be that of one that is not the caller's, or by the number of one of the same owner.</summary>
    public (string? Code, Refusal? Fault) Result(string field, string text)
    {
        var meant = Meant(text);
        if (ResultKey().IsMatch(meant)) return (meant, null);
        var called = results.Where(result => result.Name.Zh.Split(' ')[0] == text).Select(result => result.Value).ToArray();
        return called is [var id] ? (id, null) : (null, new("unknown-result", new(
            $"没有成果“{Fault.Shown(text)}”；请填写成果标识，或从建议中选择。",
            $"There is no result '{Fault.Shown(text)}'; give its id, or choose one that is suggested."), field));
    }

    private string? KnownOrganisation(string text) => Find(organisations.Select(organisation => (organisation.Id, organisation.Name)), text);

    /// <summary>The code at the end of a suggestion that was chosen, or all that was typed.</summary>
    private static string Meant(string text) => Suggested().Match(text) is { Success: true } chosen ? chosen.Groups["code"].Value : text;

    private static string? Find(IEnumerable<(string Id, Sentence Name)> known, string text)
    {
        var meant = Meant(text);
        var called = known.Where(one => one.Id == meant || one.Name.Zh == text || one.Name.En == text).Take(2).ToArray();
        return called is [var (id, _)] ? id : null;
    }

    private Option[] InForce(CodeList list) => [.. list.Entries.Where(entry => entry.InForce(today)).Select(Option.Of)];

    private Sentence Described(Site site)
    {
        var (kind, region) = (lists.SiteKinds.Find(site.Kind), regions.NameOf(site.Region));
        return new($"{site.Name.Zh} · {kind?.Zh ?? site.Kind} · {region.Zh}", $"{site.Name.En} · {kind?.En ?? site.Kind} · {region.En}");
    }

    [GeneratedRegex(@"^(jjj|yrd|gba|other)-[0-9a-z]{26}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ResultKey();

    [GeneratedRegex(@"[（(](?<code>[^()（）]+)[)）]\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Suggested();
}
