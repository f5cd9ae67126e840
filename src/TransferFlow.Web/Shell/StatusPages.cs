using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TransferFlow.Web.Shell;

/// <summary>
/// Gives people a page where there is none or where one has failed. The framework's own middleware for this runs the request again, which
/// works only if it stands before the routing of everything, and programs are to keep their bare answers.
/// </summary>
internal static class StatusPages
{
    public static void UseStatusPages(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
            http.Response.ContentType = null;
            if (e is not BadHttpRequestException) Log(http).LogError(e, "{Path} failed", http.Request.Path);
        }

        if (IsBareError(http.Response)) await ShowAsync(http, http.Response.StatusCode);
    });

    /// <summary>
    /// Sends the page that is being rendered with a status of its own. It is set at the last moment, because the renderer throws away what it has
    /// where it finds a 404 before.
    /// </summary>
    public static void AnswerWith(this HttpResponse response, int status) => response.OnStarting(() =>
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    });

    private static bool IsBareError(HttpResponse response) =>
        !response.HasStarted && response is { StatusCode: >= 400, ContentLength: null, ContentType: null };

    // What has failed may have left its services half used, so the page gets its own.
    private static async Task ShowAsync(HttpContext http, int status)
    {
        await using var scope = http.RequestServices.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        http.SetEndpoint(null);
        await new RazorComponentResult<App>(new { Status = (int?)status }) { StatusCode = status }.ExecuteAsync(http);
    }

    private static ILogger Log(HttpContext http) => http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StatusPages));
}
