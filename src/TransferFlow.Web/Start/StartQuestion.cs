using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Figures;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Start;

/// <summary>What the start page is asked: the parameters of its figures, as far as its address gives them.</summary>
public sealed class StartQuestion
{
    private static readonly string[] Names =
    [
        "stage", "to", "by", "within", "attribution", "field", "site", "owner", "cohortFrom", "cohortTo", "horizon",
    ];

    private readonly Dictionary<string, string> given;

    private StartQuestion(Dictionary<string, string> given, View view) => (this.given, View) = (given, view);

    public View View { get; }

    public string? this[string name] => given.GetValueOrDefault(name);

    internal static StartQuestion Of(IQueryCollection query, View view) =>
        new(Names.Where(name => !string.IsNullOrEmpty(query[name])).ToDictionary(name => name, name => query[name].ToString()), view);

    /// <summary>The figures of the page, in the order in which they are asked.</summary>
    internal IEnumerable<(string Figure, IReadOnlyCollection<KeyValuePair<string, string>> Parameters)> Figures =>
        [(FigureNames.StageConversion, Rates), (FigureNames.StageConversion, RatesByCentre), (FigureNames.Funnel, Funnel), (FigureNames.Flow, Flow)];

    /// <summary>Rates by region, or by what else the address asks.</summary>
    private IReadOnlyCollection<KeyValuePair<string, string>> Rates => Ask();

    /// <summary>The same rates by innovation centre.</summary>
    private IReadOnlyCollection<KeyValuePair<string, string>> RatesByCentre => Ask(("by", "centre"));

    /// <summary>The funnel of the same results; it has all stages and no horizon.</summary>
    private IReadOnlyCollection<KeyValuePair<string, string>> Funnel => Ask(("stage", null), ("to", null), ("horizon", null), ("by", "none"));

    /// <summary>Where the converted went. A flow is between regions and has no other attribution.</summary>
    private IReadOnlyCollection<KeyValuePair<string, string>> Flow =>
        Ask(("horizon", null), ("attribution", null), ("by", this["by"] is "centre" or "prefecture" or "county" or "code" ? this["by"] : "province"));

    /// <summary>This page with some parameters changed; null takes one away.</summary>
    internal string Link(params (string Name, string? Value)[] changes) => LinkAt(View, changes);

    internal string LinkAt(View view, params (string Name, string? Value)[] changes) =>
        view.Link("/", [.. Names.Select(name => (name, With(changes, name)))]);

    private List<KeyValuePair<string, string>> Ask(params (string Name, string? Value)[] changes) =>
    [
        .. from name in Names
           let value = With(changes, name)
           where value is not null
           select KeyValuePair.Create(name, value),
        KeyValuePair.Create("asOf", View.AsOf.ToString("yyyy-MM-dd")),
        KeyValuePair.Create("knownAt", View.KnownAt.ToString()),
    ];

    private string? With((string Name, string? Value)[] changes, string name)
    {
        foreach (var change in changes)
            if (change.Name == name) return change.Value;
        return this[name];
    }
}
