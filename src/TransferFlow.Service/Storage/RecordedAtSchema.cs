using JasperFx.Events;
using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Weasel.Postgresql.Functions;
using Weasel.Postgresql.Triggers;

namespace TransferFlow.Service.Storage;

/// <summary>
/// Facts get <c>recordedAt</c> from the database's clock, whoever writes them: no append mode does that in every case. A second
/// trigger tells those who follow the log that there is something new. A third lets an append wait for an import before it writes anything: one that does not
/// name the version it expects would write its events first and then wait for its stream, while the import waits for those events.
/// </summary>
internal sealed class RecordedAtSchema(StoreOptions store) : FeatureSchemaBase("recorded_at", store.Advanced.Migrator)
{
    /// <summary>The channel on which an append is told.</summary>
    public const string Appended = "transferflow_appended";

    public override IEnumerable<Type> DependentTypes() => [typeof(IEvent)];

    protected override IEnumerable<ISchemaObject> schemaObjects()
    {
        var schema = store.Events.DatabaseSchemaName;
        yield return Function.ForSql(
            $"CREATE OR REPLACE FUNCTION {schema}.recorded_at() RETURNS trigger LANGUAGE plpgsql AS $function$ begin new.timestamp := clock_timestamp(); return new; end $function$;");
        yield return Function.ForSql(
            $"CREATE OR REPLACE FUNCTION {schema}.tell_appended() RETURNS trigger LANGUAGE plpgsql AS $function$ begin perform pg_notify('{Appended}', ''); return null; end $function$;");
        yield return Function.ForSql(
            $"CREATE OR REPLACE FUNCTION {schema}.wait_for_import() RETURNS trigger LANGUAGE plpgsql AS $function$ begin lock table {schema}.mt_streams in row exclusive mode; return null; end $function$;");
        yield return new Trigger($"{schema}.recorded_at", $"{schema}.mt_events", $"{schema}.recorded_at()")
        {
            Timing = TriggerTiming.Before, Events = TriggerEvents.Insert, ForEachRow = true,
        };
        yield return new Trigger($"{schema}.wait_for_import", $"{schema}.mt_events", $"{schema}.wait_for_import()")
        {
            Timing = TriggerTiming.Before, Events = TriggerEvents.Insert, ForEachRow = false,
        };
        yield return new Trigger($"{schema}.tell_appended", $"{schema}.mt_events", $"{schema}.tell_appended()")
        {
            Timing = TriggerTiming.After, Events = TriggerEvents.Insert, ForEachRow = false,
        };
    }
}
