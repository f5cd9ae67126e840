using Npgsql;
using TransferFlow.Host.Postgres;

namespace TransferFlow.Tests.Postgres;

public sealed class LocalPostgresTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_empty_folder_becomes_a_durable_database_that_speaks_UTF8_and_UTC()
    {
        await using var postgres = await UseAsync(folder["data"]);

        (await ScalarAsync(postgres, "select current_database() || ' ' || current_setting('server_encoding') || ' ' || current_setting('timezone')"))
            .ShouldBe("transferflow UTF8 UTC");
        (await ScalarAsync(postgres, "select current_setting('fsync') || ' ' || current_setting('data_checksums')")).ShouldBe("on on");
    }

    [Fact]
    public async Task Nobody_else_reaches_it_for_it_has_no_network_address_and_a_private_socket()
    {
        await using var postgres = await UseAsync(folder["data"]);

        (await ScalarAsync(postgres, "select current_setting('listen_addresses')")).ShouldBe("");
        (await Tool.RunAsync("stat", ["--format=%a", SocketOf(postgres)])).Output.ShouldBe("700");
    }

    [Fact]
    public async Task The_last_one_out_stops_it_and_what_was_written_is_there_next_time()
    {
        var postgres = await UseAsync(folder["data"]);
        await ScalarAsync(postgres, "create table kept as select 1");
        await postgres.DisposeAsync();
        IsRunning(postgres).ShouldBeFalse();

        await using var again = await UseAsync(folder["data"]);

        (await ScalarAsync(again, "select count(*) from kept")).ShouldBe(1L);
    }

    [Fact]
    public async Task Two_users_side_by_side_share_one_server()
    {
        var first = await UseAsync(folder["data"]);
        await using var second = await UseAsync(folder["data"]);
        second.ConnectionString.ShouldBe(first.ConnectionString);

        await first.DisposeAsync();
        await first.DisposeAsync();

        (await ScalarAsync(second, "select 1")).ShouldBe(1);
        await second.DisposeAsync();
        IsRunning(second).ShouldBeFalse();
    }

    [Fact]
    public async Task Many_that_come_and_go_at_once_all_find_it_running()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var postgres = await UseAsync(folder["data"]);
            (await ScalarAsync(postgres, "select 1")).ShouldBe(1);
        }));

        await using var after = await UseAsync(folder["data"]);
        (await ScalarAsync(after, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_data_folders_have_two_servers()
    {
        await using var one = await UseAsync(folder["one"]);
        await using var other = await UseAsync(folder["other"]);

        await ScalarAsync(one, "create table only_here ()");

        (await ScalarAsync(other, "select to_regclass('only_here') is null")).ShouldBe(true);
    }

    [Theory]
    [InlineData("a folder, with 'quotes' and $HOME")]
    [InlineData("数据")]
    [InlineData("a-very-long-name/that-goes-on-and-on-and-on-and-on/until-the-path-of-a-socket-would-not-fit-any-more/in-107-bytes")]
    public async Task A_path_that_no_socket_fits_in_is_served_all_the_same_and_leaves_no_socket_behind(string name)
    {
        string socket;
        await using (var postgres = await UseAsync(folder[name]))
        {
            (await ScalarAsync(postgres, "select 1")).ShouldBe(1);
            postgres.ClusterFolder.ShouldStartWith(folder[name]);
            socket = SocketOf(postgres);
            File.Exists(socket).ShouldBeTrue();
        }

        Directory.Exists(Path.GetDirectoryName(socket)).ShouldBeFalse();
    }

    private static Task<LocalPostgres> UseAsync(string data) => LocalPostgres.UseAsync(data, new LocalPostgresOptions(), CancellationToken.None);

    private static bool IsRunning(LocalPostgres postgres) => File.Exists(Path.Combine(postgres.ClusterFolder, "postmaster.pid"));

    private static string SocketOf(LocalPostgres postgres) =>
        Path.Combine(new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Host!, ".s.PGSQL.5432");

    private static async Task<object?> ScalarAsync(LocalPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
