using JasperFx;
using JasperFx.Events;
using JasperFx.MultiTenancy;
using Marten;
using Marten.Schema;
using Npgsql;
using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage.ReadModel;
using Weasel.Core;

namespace TransferFlow.Service.Storage;

/// <summary>How Marten keeps the facts: a stream per result, homes as tenants in one database, the database's clock.</summary>
public static class Store
{
    private const long SchemaLock = 0x7472_616e_7366_7363;

    public static void Configure(StoreOptions options, string connectionString)
    {
        options.Connection(connectionString);
        options.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
        options.UseSystemTextJsonForSerialization(FactJson.Configure(new()), EnumStorage.AsString, Casing.CamelCase);

        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        options.Events.AppendMode = EventAppendMode.Quick;
        options.Events.UseExclusiveLockOnConcurrentAppends = true;
        options.Events.MetadataConfig.EnableAll();
        options.Events.MetadataConfig.UserNameEnabled = true;
        foreach (var (code, type) in FactCodes.Types) options.Events.MapEventType(type, code);

        options.Schema.For<Organisation>().SingleTenanted();
        options.Schema.For<Site>().SingleTenanted();
        options.Schema.For<Person>().SingleTenanted().UniqueIndex(UniqueIndexType.Computed, "mt_doc_person_name", person => person.NormalizedUserName);
        options.Schema.For<AccessKey>().SingleTenanted();
        options.Schema.For<EndedSession>().SingleTenanted();
        options.Schema.For<CodeAmendment>().SingleTenanted();
        options.Schema.For<Receipt>().SingleTenanted();
        options.Projections.Add(new ResultStreamProjection(), JasperFx.Events.Projections.ProjectionLifecycle.Live);
        options.Storage.Add(new RecordedAtSchema(options));
        options.Storage.Add(new ReadModelSchema(options));
        options.Storage.Add(new AdministrativeActSchema(options));
        options.Storage.Add(new EvidenceSchema(options));
    }

    /// <summary>
    /// Brings the database into the form that this version needs. Of several processes that start at once, one does it and the others find it
    /// done.
    /// </summary>
    public static async Task ApplySchemaAsync(IDocumentStore store, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var turn = await database.OpenConnectionAsync(stop);
        // The lock is the transaction's, so that it cannot outlive this.
        await using var transaction = await turn.BeginTransactionAsync(stop);
        await using var wait = new NpgsqlCommand("select pg_advisory_xact_lock($1)", turn, transaction)
        {
            Parameters = { new() { Value = SchemaLock } },
        };
        await wait.ExecuteNonQueryAsync(stop);
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
    }

    /// <summary>Adds what every connection of the product needs: one schema, and UTC, whatever the role's own settings.</summary>
    public static string Complete(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = "public", Timezone = "UTC" }.ConnectionString;
}
