using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TransferFlow.Web.Administering;
using TransferFlow.Web.Answers;
using TransferFlow.Web.Changes;
using TransferFlow.Web.Correcting;
using TransferFlow.Web.Figures;
using TransferFlow.Web.Importing;
using TransferFlow.Web.Live;
using TransferFlow.Web.Logging;
using TransferFlow.Web.Shell;
using TransferFlow.Web.SigningIn;
using TransferFlow.Web.Start;
using TransferFlow.Web.Text;

namespace TransferFlow.Web;

/// <summary>The pages for the three users, rendered on the server.</summary>
public static class Pages
{
    /// <summary>Registers what the pages need.</summary>
    public static IServiceCollection AddTransferFlowPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // Chinese stays Chinese; by default it would be sent as numeric entities, at three times the size.
        services.AddWebEncoders(encoder => encoder.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddCascadingValue(provider => Languages.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request));
        // It warns that keys on disk are not encrypted; who can read the data folder can read everything anyway.
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.AddScoped<StartOffice>();
        services.AddSingleton<FigureDesk>();
        services.AddSingleton<NumberDesk>();
        services.AddSingleton<ChangeDesk>();
        services.AddSingleton<ImportJobs>();
        services.AddSingleton<DeskChoices>();
        services.AddSingleton<RegionBook>();
        services.AddSingleton<LogDesk>();
        return services;
    }

    /// <summary>What holds for every page, also for those that refuse; to be used before anyone is asked who they are.</summary>
    public static void UseTransferFlowPages(this WebApplication app) => app.UseWhen(http => !IsForPrograms(http.Request.Path), pages =>
    {
        pages.UsePageHeaders();
        pages.UseStatusPages();
        pages.UsePageAddresses();
    });

    /// <summary>Maps the pages, their files and their downloads; <c>/api</c> and <c>/health</c> stay as they are.</summary>
    /// <param name="staticAssets">The list of the pages' files that the build has made for the program.</param>
    public static void MapTransferFlowPages(this WebApplication app, string staticAssets)
    {
        app.UseAntiforgery();
        app.MapStaticAssets(staticAssets).AllowAnonymous();
        app.MapRazorComponents<App>().WithStaticAssets(staticAssets);
        app.MapFigureCsv();
        app.MapFigureFiles();
        app.MapLivePosition();
        app.MapImport();
        app.MapLogForms();
        app.MapCorrections();
        app.MapCounties();
        app.MapSignIn();
        app.MapAccount();
        app.MapPeople();
        app.MapKeys();
        app.MapCatalogues();
    }

    private static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.Ordinal) || path.StartsWithSegments("/health", StringComparison.Ordinal)
        || path.StartsWithSegments("/openapi", StringComparison.Ordinal) || path.StartsWithSegments("/ledger", StringComparison.Ordinal);
}
