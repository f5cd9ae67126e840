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
/// trigger tells those who follow the log that there is something new.
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
        // PostgreSQL tells the definition of a trigger without the schema of a function that is found without it; only the same words are no difference.
        yield return new Trigger($"{schema}.recorded_at", $"{schema}.mt_events", "recorded_at()")
        {
            Timing = TriggerTiming.Before, Events = TriggerEvents.Insert, ForEachRow = true,
        };
        yield return new Trigger($"{schema}.tell_appended", $"{schema}.mt_events", "tell_appended()")
        {
            Timing = TriggerTiming.After, Events = TriggerEvents.Insert, ForEachRow = false,
        };
    }
}
