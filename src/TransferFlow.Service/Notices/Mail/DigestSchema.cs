using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql.Tables;

namespace TransferFlow.Service.Notices.Mail;

/// <summary>A row for each person and day, written before anything is sent: whoever finds it there does not send a second digest.</summary>
internal sealed class DigestSchema(StoreOptions store) : FeatureSchemaBase("notices", store.Advanced.Migrator)
{
    protected override IEnumerable<ISchemaObject> schemaObjects()
    {
        var table = new Table($"{store.DatabaseSchemaName}.notice_digest");
        table.AddColumn("recipient", "text").AsPrimaryKey();
        table.AddColumn("day", "date").AsPrimaryKey();
        table.AddColumn("attempts", "int").NotNull();
        table.AddColumn("claimed_at", "timestamptz").NotNull();
        // Null while it is under way: if the process dies then, nobody knows whether the mail went out.
        table.AddColumn("outcome", "text");
        table.AddColumn("retry_at", "timestamptz");
        yield return table;
    }
}
