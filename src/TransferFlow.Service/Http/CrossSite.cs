using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Http;

/// <summary>
/// A form with a file can be sent by a page of any site in the name of whoever looks at it, which a JSON body cannot. Browsers tell where a request
/// comes from (W3C Fetch Metadata), or at least of which origin the page is; programs tell neither.
/// </summary>
internal static class CrossSite
{
    /// <exception cref="RefusedException">A page of another site has sent it.</exception>
    public static void Refuse(HttpRequest request)
    {
        if (IsForeign(request)) throw new RefusedException(new("cross-site", new("不接受其他网站发来的表单。", "A form that another site has sent is not accepted.")));
    }

    private static bool IsForeign(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => false,
        "" => request.Headers.Origin.ToString() is { Length: > 0 } origin && !origin.EndsWith($"://{request.Host}", StringComparison.OrdinalIgnoreCase),
        _ => true,
    };
}
