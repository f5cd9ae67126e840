using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql.Tables;

namespace TransferFlow.Service.Storage;

/// <summary>
/// The files that facts of evidence speak of, each once under its hash. They lie beside the log, so that a transaction holds both a fact and its file,
/// and a backup too.
/// </summary>
internal sealed class EvidenceSchema(StoreOptions store) : FeatureSchemaBase("evidence", store.Advanced.Migrator)
{
    protected override IEnumerable<ISchemaObject> schemaObjects() => [new FileTable($"{store.DatabaseSchemaName}.evidence_file")];

    private sealed class FileTable : Table
    {
        public FileTable(string name)
            : base(name)
        {
            AddColumn("sha256", "bytea").AsPrimaryKey();
            AddColumn("content", "bytea").NotNull();
            AddColumn("stored_at", "timestamptz").NotNull().DefaultValueByExpression("clock_timestamp()");
        }

        /// <summary>
        /// Whoever writes, a file lies under its own hash. It is compressed already, more or less, and PostgreSQL need not try: so storage is external.
        /// </summary>
        public override void WriteCreateStatement(Migrator migrator, TextWriter writer)
        {
            base.WriteCreateStatement(migrator, writer);
            writer.WriteLine($"ALTER TABLE {Identifier} ALTER COLUMN content SET STORAGE EXTERNAL;");
            writer.WriteLine($"ALTER TABLE {Identifier} ADD CONSTRAINT evidence_file_hash CHECK (sha256 = sha256(content));");
        }
    }
}
