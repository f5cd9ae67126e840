using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql.Functions;
using Weasel.Postgresql.Tables;
using Weasel.Postgresql.Triggers;

namespace TransferFlow.Service.Storage;

/// <summary>The record of what administrators did. Rows are only ever added: a trigger refuses everything else.</summary>
internal sealed class AdministrativeActSchema(StoreOptions store) : FeatureSchemaBase("administrative_act", store.Advanced.Migrator)
{
    private const string Name = "administrative_act";

    protected override IEnumerable<ISchemaObject> schemaObjects()
    {
        var table = new Table($"{store.DatabaseSchemaName}.{Name}");
        table.AddColumn("number", "bigint").AsPrimaryKey().BigAutoIncrement();
        table.AddColumn("at", "timestamptz").NotNull().DefaultValueByExpression("clock_timestamp()");
        foreach (var column in new[] { "actor", "what", "about" }) table.AddColumn(column, "text").NotNull();
        table.AddColumn("changes", "jsonb").NotNull();
        yield return table;
        yield return Function.ForSql(
            $"CREATE OR REPLACE FUNCTION {store.DatabaseSchemaName}.keep_administrative_acts() RETURNS trigger LANGUAGE plpgsql "
            + "AS $function$ begin raise exception 'The record of administrative acts is only added to.'; end $function$;");
        // One for each: PostgreSQL tells the events of one trigger in an order of its own, which would look like a difference for ever.
        foreach (var refused in new[] { TriggerEvents.Update, TriggerEvents.Delete, TriggerEvents.Truncate }) yield return Refusing(refused);
    }

    private Trigger Refusing(TriggerEvents refused) => new(
        $"{store.DatabaseSchemaName}.refuse_{refused.ToString().ToLowerInvariant()}", $"{store.DatabaseSchemaName}.{Name}", "keep_administrative_acts()")
    {
        Timing = TriggerTiming.Before, Events = refused, ForEachRow = false,
    };
}
