using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql.Tables;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// The tables beside the log. Those of the read model are bitemporal: a row holds from the position <c>known_from</c> until, not including,
/// <c>known_to</c>; dates in it tell the business time. They can be dropped and are rebuilt from the facts.
/// </summary>
internal sealed class ReadModelSchema(StoreOptions store) : FeatureSchemaBase("read_model", store.Advanced.Migrator)
{
    /// <summary>
    /// Counts the forms that the read model has had; to be raised whenever its tables come to say more, or something else, about the same facts.
    /// What another version wrote is made anew.
    /// </summary>
    public const int Version = 4;

    protected override IEnumerable<ISchemaObject> schemaObjects() =>
        [StageVisit(), KnownResult(), Handover(), DealPeriod(), CorrectedFact(), Correction(), PositionMark(), Progress()];

    private Table StageVisit()
    {
        var table = Of("stage_visit");
        AddKnown(table, "result", "ordinal");
        table.AddColumn("stage", "smallint").NotNull();
        table.AddColumn("site", "text");
        table.AddColumn("organisation", "text");
        table.AddColumn("host_region", "text").NotNull();
        table.AddColumn("origin_region", "text").NotNull();
        table.AddColumn("field", "text");
        table.AddColumn("owner", "text").NotNull();
        table.AddColumn("entered_on", "date").NotNull();
        table.AddColumn("passed_on", "date");
        table.AddColumn("left_on", "date");
        table.AddColumn("way_out", "smallint");
        table.AddColumn("next_stage", "smallint");
        table.AddColumn("next_region", "text");
        table.AddColumn("first_deal_on", "date");
        table.AddColumn("first_deal_after", "int");
        table.AddColumn("first_deal_region", "text");
        return table;
    }

    private Table KnownResult()
    {
        var table = Of("known_result");
        AddKnown(table, "result");
        table.AddColumn("owner", "text").NotNull();
        table.AddColumn("number", "text").NotNull();
        table.AddColumn("title", "text");
        table.AddColumn("field", "text");
        table.AddColumn("origin_region", "text").NotNull();
        table.AddColumn("trl", "smallint");
        table.AddColumn("registered_on", "date").NotNull();
        table.AddColumn("ended_on", "date");
        table.AddColumn("way_out", "smallint");
        return table;
    }

    private Table Handover()
    {
        var table = Of("handover");
        AddKnown(table, "result", "ordinal");
        table.AddColumn("handover", "text").NotNull();
        table.AddColumn("to_stage", "smallint").NotNull();
        table.AddColumn("from_site", "text");
        table.AddColumn("to_site", "text");
        table.AddColumn("to_region", "text");
        table.AddColumn("offered_on", "date").NotNull();
        table.AddColumn("until", "date");
        table.AddColumn("status", "smallint").NotNull();
        table.AddColumn("answered_on", "date");
        // What is offered to a site is asked for often: for its inbox, and to tell what its organisation may see.
        table.Indexes.Add(new IndexDefinition("handover_to_site") { Columns = ["to_site", "status"], Predicate = Holds });
        return table;
    }

    private Table DealPeriod()
    {
        var table = Of("deal_period");
        AddKnown(table, "result", "ordinal");
        table.AddColumn("contract_number", "text").NotNull();
        table.AddColumn("form", "text");
        table.AddColumn("contract_kind", "text");
        table.AddColumn("amount_cny", "numeric");
        table.AddColumn("destination_region", "text");
        table.AddColumn("holds_from", "date").NotNull();
        table.AddColumn("holds_until", "date");
        return table;
    }

    /// <summary>Facts that were corrected, as they are now; those that are void have no type. All others lie in the log alone.</summary>
    private Table CorrectedFact()
    {
        var table = Of("corrected_fact");
        AddKnown(table, "result", "ordinal");
        table.AddColumn("version", "bigint").NotNull();
        table.AddColumn("type", "text");
        table.AddColumn("data", "jsonb");
        return table;
    }

    /// <summary>Requests for corrections and what has become of them. What they ask for lies in the log.</summary>
    private Table Correction()
    {
        var table = Of("correction");
        AddKnown(table, "result", "ordinal");
        table.AddColumn("request", "bigint").NotNull();
        table.AddColumn("status", "smallint").NotNull();
        table.AddColumn("asked_by", "text").NotNull();
        table.AddColumn("answered_at", "bigint");
        table.AddColumn("answered_by", "text");
        // Every page asks what is pending, and few are.
        table.Indexes.Add(new IndexDefinition("correction_status") { Columns = ["status"], Predicate = Holds });
        return table;
    }

    private Table PositionMark()
    {
        var table = Of("position_mark");
        table.AddColumn("sequence", "bigint").AsPrimaryKey();
        table.AddColumn("reached_at", "timestamptz").NotNull().DefaultValueByExpression("clock_timestamp()");
        return table;
    }

    private Table Progress()
    {
        var table = Of("read_model_progress");
        table.AddColumn<string>("name").AsPrimaryKey();
        table.AddColumn("sequence", "bigint").NotNull();
        // Before there were versions there was the first one.
        table.AddColumn("version", "int").NotNull().DefaultValue(1);
        table.AddColumn("stopped_at", "bigint");
        table.AddColumn("stopped_why", "text");
        return table;
    }

    /// <summary>
    /// Only rows that still hold are indexed, and of each there is one. A row that is written closed costs no index entry, and closing one adds none:
    /// with the usual primary key, keeping the index took most of a catch-up.
    /// </summary>
    private static void AddKnown(Table table, params string[] key)
    {
        table.AddColumn("result", "text").NotNull();
        if (key.Contains("ordinal")) table.AddColumn("ordinal", "int").NotNull();
        table.AddColumn("known_from", "bigint").NotNull();
        table.AddColumn("known_to", "bigint").NotNull();
        table.Indexes.Add(new IndexDefinition($"{table.Identifier.Name}_holds")
        {
            Columns = key, IsUnique = true, Predicate = Holds,
        });
    }

    private static string Holds => $"(known_to = '{long.MaxValue}'::bigint)";

    private Table Of(string name) => new($"{store.DatabaseSchemaName}.{name}");
}
