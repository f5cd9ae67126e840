using JasperFx.Events;
using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql.Functions;
using Weasel.Postgresql.Triggers;

namespace TransferFlow.Service.Storage;

/// <summary>
/// Facts get <c>recordedAt</c> from the database's clock, whoever writes them: no append mode does that in every case. A second trigger tells
/// those who follow the log that there is something new. A third lets an append wait for an import, which locks the streams, before it writes
/// anything: one that does not name the version it expects would write its events first and then wait for its stream, while the import waits
/// for those events.
/// </summary>
internal sealed class RecordedAtSchema(StoreOptions store) : FeatureSchemaBase("recorded_at", store.Advanced.Migrator)
{
    /// <summary>The channel on which an append is told.</summary>
    public const string Appended = "transferflow_appended";

    public override IEnumerable<Type> DependentTypes() => [typeof(IEvent)];

    protected override IEnumerable<ISchemaObject> schemaObjects()
    {
        yield return Body("recorded_at", "new.timestamp := clock_timestamp(); return new;");
        yield return Body("tell_appended", $"perform pg_notify('{Appended}', ''); return null;");
        yield return Body("wait_for_import", $"lock table {store.Events.DatabaseSchemaName}.mt_streams in row exclusive mode; return null;");
        yield return OnInsert("recorded_at", TriggerTiming.Before, eachRow: true);
        yield return OnInsert("wait_for_import", TriggerTiming.Before, eachRow: false);
        yield return OnInsert("tell_appended", TriggerTiming.After, eachRow: false);
    }

    private Function Body(string name, string statements) => Function.ForSql(
        $"CREATE OR REPLACE FUNCTION {store.Events.DatabaseSchemaName}.{name}() RETURNS trigger LANGUAGE plpgsql "
        + $"AS $function$ begin {statements} end $function$;");

    /// <summary>
    /// PostgreSQL tells the definition of a trigger without the schema of a function that is found without it; only the same words are no
    /// difference.
    /// </summary>
    private Trigger OnInsert(string name, TriggerTiming timing, bool eachRow) =>
        new($"{store.Events.DatabaseSchemaName}.{name}", $"{store.Events.DatabaseSchemaName}.mt_events", $"{name}()")
        {
            Timing = timing, Events = TriggerEvents.Insert, ForEachRow = eachRow,
        };
}
