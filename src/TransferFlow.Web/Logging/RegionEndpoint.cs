using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging;

/// <summary>
/// The counties as suggestions. They are some three thousand, so a form fetches them only when someone begins to type a region; without script they
/// are typed without being suggested.
/// </summary>
internal static class RegionEndpoint
{
    private const string Path = "/suggestions/counties";

    public static void MapCounties(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, Get).WithMetadata(new NeedsAttribute(Act.SeeCatalogues));

    /// <summary>Where more suggestions for a list are found; null where there are none.</summary>
    public static string? MoreOf(string list, Language language) => list is "regions" or "destinations" ? $"{Path}?lang={language.Code()}" : null;

    private static IResult Get(HttpContext http, RegionBook regions)
    {
        http.Response.Headers.CacheControl = "private, max-age=86400";
        var language = Languages.Of(http.Request);
        return Results.Json(regions.Counties.Select(county => county.Suggestion(language)));
    }
}
