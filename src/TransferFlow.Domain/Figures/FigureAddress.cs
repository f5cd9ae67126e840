using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>Writes a request as its address: every parameter, defaults too, always in this order; a filter that is not set is absent.</summary>
public static class FigureAddress
{
    /// <summary>The path above all figures.</summary>
    public const string Root = "/api/v1/figures/";

    /// <summary>The figure and the parameters that an address names, read no further; null for what is no figure's address.</summary>
    public static (string Figure, IReadOnlyList<KeyValuePair<string, string>> Parameters)? Read(string address)
    {
        var (path, parameters) = WebAddress.Read(address);
        return path.StartsWith(Root, StringComparison.Ordinal) && path.Length > Root.Length ? (path[Root.Length..], parameters) : null;
    }

    internal static string Of(FigureRequest request) => WebAddress.Of(Root + request.Figure, Parameters(request));

    internal static string Code(this GroupBy by) => by.ToString().ToLowerInvariant();

    internal static string Code(this Attribution attribution) => attribution.ToString().ToLowerInvariant();

    private static IEnumerable<(string Name, string? Value)> Parameters(FigureRequest request) =>
    [
        ("definition", $"{request.Definition}"),
        ("stage", request.Stage?.Code()),
        ("to", request.To?.Code),
        ("by", request.By.Code()),
        ("attribution", request.Attribution.Code()),
        ("within", request.Within),
        ("field", request.Field),
        ("site", request.Site),
        ("owner", request.Owner),
        ("cohortFrom", request.CohortFrom?.ToString("yyyy-MM-dd")),
        ("cohortTo", request.CohortTo?.ToString("yyyy-MM-dd")),
        ("horizon", request.Horizons.Count == 0 ? null : string.Join(',', request.Horizons)),
        .. request.Options.Select(option => (option.Key, (string?)option.Value)),
        ("asOf", request.AsOf.ToString("yyyy-MM-dd")),
        ("knownAt", request.KnownAt.ToString()),
        ("correctedAt", request.CorrectedAt?.ToString()),
        ("codes", request.Codes),
    ];
}
