using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TransferFlow.Domain;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Shell;

/// <summary>What holds for every page.</summary>
internal static class PageMiddleware
{
    // Charts set styles by script, which needs no exception; nothing is inline and nothing comes from elsewhere.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'self'; frame-ancestors 'none'; object-src 'none'";

    public static void UsePageHeaders(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        // What was shown to one who has signed in must not be found in the browser by the next; files of the site itself say otherwise.
        (headers.CacheControl, headers.Pragma) = ("no-cache, no-store", "no-cache");
        await next(http);
    });

    /// <summary>Keeps addresses short and the choice of language: a form sends its empty fields too, and they say nothing.</summary>
    public static void UsePageAddresses(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        // The database knows no such text, wherever it is looked for.
        if (http.Request.Query.Any(pair => pair.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true)))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (Languages.Asked(http.Request) is { } language)
        {
            var options = new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true };
            http.Response.Cookies.Append(Languages.Parameter, language.Code(), options);
        }

        if (HttpMethods.IsGet(http.Request.Method) && http.Request.Query.Any(pair => pair.Value.All(string.IsNullOrEmpty)))
        {
            var parameters = http.Request.Query.SelectMany(pair => pair.Value, (pair, value) => (pair.Key, value));
            http.Response.Redirect(WebAddress.Of(http.Request.Path, parameters));
            return;
        }

        await next(http);
    });
}
