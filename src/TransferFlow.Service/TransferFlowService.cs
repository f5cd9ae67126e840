using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using TransferFlow.Service.Administering;
using TransferFlow.Service.Auditing;
using TransferFlow.Service.Http;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Service.Monitoring;
using TransferFlow.Service.Monitoring.DrillingDown;
using TransferFlow.Service.Monitoring.Explaining;
using TransferFlow.Service.Notices;
using TransferFlow.Service.Notices.Mail;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.Columns;
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
        services.AddSingleton<Scopes>();
        services.AddSingleton<Knowledge>();
        services.AddSingleton<IKnownResults, TableResults>();
        services.AddSingleton<Figures>();
        services.AddSingleton<DrillDown>();
        services.AddSingleton<FigureChanges>();
        services.AddSingleton<ChangedResults>();
        services.AddSingleton<ResultList>();
        services.AddSingleton<Histories>();
        services.AddSingleton<Logbook>();
        services.AddSingleton<HandoverInbox>();
        services.AddSingleton<CorrectionInbox>();
        services.AddSingleton<NoticeBoard>();
        services.AddSingleton(provider => NoticeLimits.Of(provider.GetService<IConfiguration>()));
        services.AddSingleton<Administration>();
        services.AddSingleton<StageLogImport>();
        services.AddSingleton<EvidenceFiles>();
        services.AddSingleton<FileTurns>();
        services.AddSingleton<LogExport>();
        return services.AddMarten(options =>
        {
            Store.Configure(options, complete);
            options.Storage.Add(new DigestSchema(options));
        }).UseLightweightSessions();
    }

    /// <summary>Keeps the read model up while the process serves.</summary>
    public static IServiceCollection AddReadModelFollower(this IServiceCollection services) => services
        .AddSingleton<PositionFeed>().AddHostedService<Follower>().AddHostedService(provider => provider.GetRequiredService<PositionFeed>());

    /// <summary>Keeps the read model in memory while the process serves, so that figures are answered from there.</summary>
    public static IServiceCollection AddColumns(this IServiceCollection services)
    {
        services.AddSingleton(provider => ColumnSettings.Of(provider.GetService<IConfiguration>()));
        services.AddSingleton<ColumnStore>();
        services.AddSingleton<TableResults>();
        services.AddSingleton<IKnownResults, ColumnResults>();
        return services.AddHostedService(provider => provider.GetRequiredService<ColumnStore>());
    }

    /// <summary>Does what is to be done from time to time while the process serves: lets offers expire, sends digests.</summary>
    public static IServiceCollection AddSchedules(this IServiceCollection services)
    {
        services.AddSingleton(provider => HandoverGrace.Of(provider.GetService<IConfiguration>()));
        services.AddHostedService<ExpireDueHandovers>();
        services.AddSingleton(provider => MailOptions.Of(provider.GetService<IConfiguration>()));
        services.TryAddSingleton<IRecipients, PeopleWithAddress>();
        return services.AddHostedService<DailyDigest>();
    }
}
