using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using TransferFlow.Service;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Http.OpenApi;
using TransferFlow.Web;
using Wolverine;
using Wolverine.Http;
using Wolverine.Marten;
using Wolverine.Persistence;

namespace TransferFlow.Host;

/// <param name="Port">0 for any that is free.</param>
/// <param name="Keys">The folder of the keys that protect sessions and forms; without one they end with the process.</param>
/// <param name="Demo">Whether anyone can play any role: the environment Development.</param>
/// <param name="Settings">Overrides the configuration, for tests and benchmarks.</param>
/// <param name="RunsSchedules">Whether it does by itself what is due; one that only answers logs nothing that nobody asked for.</param>
internal sealed record ServerOptions(
    int Port = 8080, string? Keys = null, bool Demo = false, IReadOnlyDictionary<string, string?>? Settings = null, bool RunsSchedules = true);

/// <summary>Puts the web server together.</summary>
internal static class Server
{
    public static WebApplication Build(ServerOptions options, string connectionString)
    {
        // The content root is the program's folder, so that the pages' files are found from wherever it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Server).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = options.Demo ? Environments.Development : null,
        });
        if (options.Settings is { } settings) builder.Configuration.AddInMemoryCollection(settings);
        // A page of elsewhere that has its name resolve to this machine is not served (DNS rebinding).
        builder.Configuration["AllowedHosts"] ??= "localhost;127.0.0.1;[::1]";
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options.Port));
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        foreach (var chatty in new[] { "Microsoft", "Wolverine", "Marten", "JasperFx" }) builder.Logging.AddFilter(chatty, LogLevel.Warning);
        builder.Logging.AddFilter("Wolverine.Configuration.HandlerDiscovery", LogLevel.Error);

        builder.Services.AddTransferFlow(connectionString)
            .IntegrateWithWolverine(marten => marten.MessageStorageSchemaName = "wolverine");
        builder.Services.AddReadModelFollower();
        builder.Services.AddColumns();
        if (options.RunsSchedules) builder.Services.AddSchedules();
        builder.Host.UseWolverine(Configure);
        builder.Services.AddWolverineHttp();
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        builder.Services.AddTransferFlowProblems();
        builder.Services.AddTransferFlowOpenApi();
        builder.Services.AddTransferFlowLimits(builder.Configuration);
        builder.Services.AddTransferFlowAccess(builder.Configuration);
        builder.Services.AddKeys(options.Keys);
        builder.Services.AddTransferFlowPages();

        var app = builder.Build();
        app.UseTransferFlowProblems();
        app.UseTransferFlowPages();
        app.UseAuthentication();
        app.UseTransferFlowLimits();
        app.UseAuthorization();
        app.UseTransferFlowBodies();
        app.UseTransferFlowQueries();
        app.MapWolverineEndpoints(http => http.ConfigureTransferFlow());
        app.MapTransferFlowOpenApi();
        app.MapHealth();
        app.MapTransferFlowPages("TransferFlow.Host.staticwebassets.endpoints.json");
        return app;
    }

    private static void AddKeys(this IServiceCollection services, string? folder)
    {
        var protection = services.AddDataProtection().SetApplicationName("TransferFlow");
        if (folder is null) protection.UseEphemeralDataProtectionProvider();
        else protection.PersistKeysToFileSystem(KeyFolder.Make(folder));
    }

    private static void Listen(KestrelServerOptions kestrel, int port)
    {
        // A file is held in memory until it is sent, so nobody may take all day over it; the usual limit is 240 bytes a second.
        kestrel.Limits.MinResponseDataRate = new(bytesPerSecond: 8 << 10, gracePeriod: TimeSpan.FromSeconds(10));
        // Other addresses are named by ASPNETCORE_URLS; what is named here would take their place.
        if (Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 }) return;
        // A free port can be found on one address, not on both at once.
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
