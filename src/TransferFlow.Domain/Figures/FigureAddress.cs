using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>Writes a request as its address: every parameter, defaults too, always in this order; a filter that is not set is absent.</summary>
internal static class FigureAddress
{
    public const string Root = "/api/v1/figures/";

    public static string Of(FigureRequest request) =>
        Root + request.Figure + "?" + string.Join('&', Parameters(request).Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Escape(pair.Value!)}"));

    private static IEnumerable<(string Name, string? Value)> Parameters(FigureRequest request) =>
    [
        ("definition", $"{FigureRequest.Definition}"),
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
        ("asOf", request.AsOf.ToString("yyyy-MM-dd")),
        ("knownAt", request.KnownAt.ToString()),
        ("codes", request.Codes),
    ];

    // Colons and commas are legal in a query and easier to read than their escapes.
    private static string Escape(string value) =>
        Uri.EscapeDataString(value).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal);

    public static string Code(this GroupBy by) => by.ToString().ToLowerInvariant();

    public static string Code(this Attribution attribution) => attribution.ToString().ToLowerInvariant();
}
