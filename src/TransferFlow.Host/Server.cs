using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using TransferFlow.Service;
using TransferFlow.Service.Http;
using TransferFlow.Service.Http.OpenApi;
using TransferFlow.Web;
using Wolverine;
using Wolverine.Http;
using Wolverine.Marten;
using Wolverine.Persistence;

namespace TransferFlow.Host;

/// <param name="Port">On loopback; 0 for any that is free.</param>
/// <param name="Limits">By default those of the configuration.</param>
internal sealed record ServerOptions(int Port = 8080, Limits? Limits = null);

/// <summary>Puts the web server together.</summary>
internal static class Server
{
    public static WebApplication Build(ServerOptions options, string connectionString)
    {
        // The content root is the program's folder, so that the pages' files are found from wherever it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Server).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory,
        });
        // A page of elsewhere that has its name resolve to this machine is not served (DNS rebinding).
        builder.Configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options.Port));
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        foreach (var chatty in new[] { "Microsoft", "Wolverine", "Marten", "JasperFx" }) builder.Logging.AddFilter(chatty, LogLevel.Warning);
        builder.Logging.AddFilter("Wolverine.Configuration.HandlerDiscovery", LogLevel.Error);

        builder.Services.AddTransferFlow(connectionString)
            .IntegrateWithWolverine(marten => marten.MessageStorageSchemaName = "wolverine");
        builder.Services.AddReadModelFollower();
        builder.Host.UseWolverine(Configure);
        builder.Services.AddWolverineHttp();
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.Complete);
        builder.Services.AddTransferFlowOpenApi();
        builder.Services.AddTransferFlowLimits(options.Limits ?? Limits.Of(builder.Configuration));
        builder.Services.AddTransferFlowPages();

        var app = builder.Build();
        app.UseTransferFlowProblems();
        app.UseTransferFlowLimits();
        app.UseTransferFlowBodies();
        app.MapWolverineEndpoints(http => http.ConfigureTransferFlow());
        app.MapTransferFlowOpenApi();
        app.MapHealth();
        app.MapTransferFlowPages("TransferFlow.Host.staticwebassets.endpoints.json");
        return app;
    }

    // A free port can be found on one address, not on both at once.
    private static void Listen(KestrelServerOptions kestrel, int port)
    {
        if (port == 0) kestrel.Listen(IPAddress.Loopback, port);
        else kestrel.ListenLocalhost(port);
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
