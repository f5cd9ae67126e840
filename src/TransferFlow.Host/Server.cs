using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using JasperFx;
using Microsoft.Extensions.WebEncoders;
using TransferFlow.Service;
using TransferFlow.Service.Http;
using TransferFlow.Web;
using Wolverine;
using Wolverine.Http;
using Wolverine.Marten;
using Wolverine.Persistence;

namespace TransferFlow.Host;

/// <param name="Port">On loopback; 0 for any that is free.</param>
internal sealed record ServerOptions(int Port = 8080);

/// <summary>Puts the web server together.</summary>
internal static class Server
{
    public static WebApplication Build(ServerOptions options, string connectionString)
    {
        // The content root is the program's folder, so that the pages' files are found from wherever it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Any free port can be had on one address only.
            if (options.Port == 0) kestrel.Listen(IPAddress.Loopback, 0);
            else kestrel.ListenLocalhost(options.Port);
        });
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Wolverine", LogLevel.Warning).AddFilter("Marten", LogLevel.Warning).AddFilter("JasperFx", LogLevel.Warning)
            .AddFilter("Wolverine.Configuration.HandlerDiscovery", LogLevel.Error);

        builder.Services.AddTransferFlow(connectionString)
            .IntegrateWithWolverine(marten => marten.MessageStorageSchemaName = "wolverine");
        builder.Services.AddReadModelFollower();
        builder.Host.UseWolverine(Configure);
        builder.Services.AddWolverineHttp();
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.Complete);
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddTransferFlowPages();

        var app = builder.Build();
        app.UseTransferFlowProblems();
        app.UseTransferFlowBodies();
        app.MapWolverineEndpoints(http => http.ConfigureTransferFlow());
        app.MapHealth();
        app.MapTransferFlowPages();
        return app;
    }

    private static void Configure(WolverineOptions wolverine)
    {
        wolverine.ApplicationAssembly = typeof(Server).Assembly;
        wolverine.Discovery.IncludeAssembly(typeof(TransferFlowService).Assembly);
        wolverine.Durability.Mode = DurabilityMode.Solo;
        wolverine.CodeGeneration.TypeLoadMode = JasperFx.CodeGeneration.TypeLoadMode.Static;
        wolverine.Policies.AutoApplyTransactions();
        wolverine.EntityDefaults.OnMissing = OnMissing.ProblemDetailsWith404;
    }
}
