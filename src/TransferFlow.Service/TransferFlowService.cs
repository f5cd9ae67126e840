using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using TransferFlow.Service.Auditing;
using TransferFlow.Service.Http;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Service.Monitoring;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service;

/// <summary>What the service is made of: the store, the read model that follows it, and a class for each thing that users come to do.</summary>
public static class TransferFlowService
{
    /// <param name="connectionString">The one database of the product.</param>
    public static MartenServiceCollectionExtensions.MartenConfigurationExpression AddTransferFlow(
        this IServiceCollection services, string connectionString)
    {
        var complete = Store.Complete(connectionString);
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(complete).Build());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new Catalogues());
        services.AddSingleton<References>();
        services.AddSingleton<Knowledge>();
        services.AddSingleton<Figures>();
        services.AddSingleton<ResultList>();
        services.AddSingleton<Histories>();
        services.AddSingleton<Logbook>();
        services.AddSingleton<StageLogImport>();
        services.AddSingleton<EvidenceFiles>();
        services.AddSingleton<FileTurns>();
        services.AddSingleton<LogExport>();
        return services.AddMarten(options => Store.Configure(options, complete)).UseLightweightSessions();
    }

    /// <summary>Keeps the read model up while the process serves.</summary>
    public static IServiceCollection AddReadModelFollower(this IServiceCollection services) => services.AddHostedService<Follower>();
}
