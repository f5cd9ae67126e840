using TransferFlow.Domain;
using TransferFlow.Domain.Figures;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Figures;

/// <summary>What a page about a figure is asked: its address, read, with everything written out.</summary>
/// <param name="Given">The parameters of the address that the figure took, without the two times.</param>
/// <param name="LeftOut">The names of those that say nothing for the figure, in the form in which it is asked.</param>
public sealed record FigureQuestion(
    FigureRequest Request, View View, IReadOnlyList<KeyValuePair<string, string>> Given, IReadOnlyList<string> LeftOut)
{
    public Figure Figure { get; } = AllFigures.Of(Request);

    /// <summary>What the figure can be asked in the form in which it is.</summary>
    public FigureShape Shape => Figure.ShapeWith(Request.Options);

    /// <summary>The figure's page with some parameters changed; null takes one away.</summary>
    public string Link(params (string Name, string? Value)[] changes) => LinkAt(View, changes);

    /// <summary>The same at other times. What follows from the times is found anew.</summary>
    public string LinkAt(View view, params (string Name, string? Value)[] changes) =>
        view.Link(FigureLinks.PageOf(Request.Figure),
        [
            .. Given.Where(pair => !changes.Any(change => change.Name == pair.Key) && pair.Key != BackTests.Option.Name).Select(pair => (pair.Key, (string?)pair.Value)),
            .. changes,
        ]);

    /// <summary>Where the figure is explained, in the version that is asked.</summary>
    public string DefinitionLink => FigureLinks.DefinitionOf(Request.Figure, Request.Definition);
}

/// <summary>The addresses of the pages about figures.</summary>
public static class FigureLinks
{
    public const string Root = "/figures";

    public static string PageOf(string figure) => $"{Root}/{figure}";

    public static string DefinitionOf(string figure, int? version = null) =>
        WebAddress.Of($"{Root}/{figure}/definition", [("definition", version is null ? null : $"{version}")]);

    /// <summary>The page that shows what an address answers.</summary>
    public static string PageAt(string address) => $"{Root}/{address[FigureAddress.Root.Length..]}";

    /// <summary>The results behind a number of an answer: at the answer's own date and position, so that they are those that the number counts.</summary>
    /// <param name="row">The row's key; empty for the total.</param>
    public static string ResultsOf(string address, string row, string number)
    {
        var (figure, query) = Cut(address);
        return WebAddress.With($"{Root}/{figure}/results{query}", [("row", row), ("number", number)]);
    }

    /// <summary>The answer, or its results, as a file.</summary>
    /// <param name="what"><c>.csv</c>, <c>.xlsx</c>, <c>/results.csv</c> or <c>/results.xlsx</c>.</param>
    public static string FileOf(string address, string what, params (string Name, string? Value)[] more)
    {
        var (figure, query) = Cut(address);
        return WebAddress.With($"{Root}/{figure}{what}{query}", more);
    }

    private static (string Figure, string Query) Cut(string address)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? (address[FigureAddress.Root.Length..], "") : (address[FigureAddress.Root.Length..query], address[query..]);
    }
}
