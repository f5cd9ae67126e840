using Npgsql;

namespace TransferFlow.Tests.Postgres;

public sealed class TestPostgresTests
{
    private static int migrations;

    [Fact]
    public async Task Every_test_gets_its_own_copy_of_a_schema_that_is_made_once()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TestPostgres.FreshDatabaseAsync(MigrateAsync)));

        await Task.WhenAll(databases.Select(database => ExecuteAsync(database, "insert into note values (1)")));

        migrations.ShouldBe(1);
        foreach (var database in databases) await TestPostgres.DropAsync(database);
    }

    // Leaves a pooled connection open, as real migrations do.
    private static Task MigrateAsync(string database)
    {
        migrations++;
        return ExecuteAsync(database, "create table note (id int primary key)");
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
