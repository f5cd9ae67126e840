using System.Diagnostics;
using Npgsql;
using TransferFlow.Host.Postgres;

namespace TransferFlow.Tests.Postgres;

/// <summary>What the launcher does after crashes, and when it cannot do what it is asked to.</summary>
public sealed class LocalPostgresTroubleTests : IDisposable
{
    private static readonly LocalPostgresOptions Quick = new(Volatile: true);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_server_that_was_killed_is_started_again()
    {
        await using var killed = await UseAsync();
        Process.GetProcessById(PostmasterOf(killed)).Kill();

        await using var next = await UseAsync();

        (await PingAsync(next)).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_whose_number_went_to_another_process_after_a_crash_is_started_again()
    {
        var before = await UseAsync();
        var file = Path.Combine(before.ClusterFolder, "postmaster.pid");
        var crashed = await File.ReadAllLinesAsync(file);
        await before.DisposeAsync();
        // A postmaster.pid as a power cut leaves it, its number now that of a living process: this one.
        await File.WriteAllLinesAsync(file, [$"{Environment.ProcessId}", .. crashed[1..]]);

        await using var next = await UseAsync();

        (await PingAsync(next)).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_left_behind_by_a_killed_host_is_taken_over_and_stopped()
    {
        var first = await UseAsync();
        // A killed process loses its lock and stops nothing; here the lock goes by another way.
        var postmaster = PostmasterOf(first);
        await using (var held = FileLock.Shared(folder["data/postgres.users"])) await first.DisposeAsync();
        Process.GetProcessById(postmaster).HasExited.ShouldBeFalse();

        await using (var next = await UseAsync()) PostmasterOf(next).ShouldBe(postmaster);

        File.Exists(Path.Combine(first.ClusterFolder, "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_started_by_hand_is_used_and_left_running()
    {
        string cluster;
        await using (var made = await UseAsync()) cluster = made.ClusterFolder;
        var (bin, owner) = (PostgresBinaries.Find(null, null), await Owner.OfAsync(cluster));
        await Tool.RunAsync(bin.PgCtl, ["start", "-w", "-l", "by-hand.log", "-o", $"-k {cluster}"], owner, cluster);

        await using (var used = await UseAsync()) (await PingAsync(used)).ShouldBe(1);

        (await Tool.RunAsync(bin.PgCtl, ["stop", "-w", "-m", "fast"], owner, cluster)).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_cluster_whose_making_was_interrupted_is_made_anew()
    {
        Directory.CreateDirectory(folder["data/postgres.new/base"]);

        await using var postgres = await UseAsync();

        (await PingAsync(postgres)).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_why_in_the_words_of_its_log()
    {
        string cluster;
        await using (var made = await UseAsync()) cluster = made.ClusterFolder;
        await File.AppendAllTextAsync(Path.Combine(cluster, "postgresql.conf"), "no_such_setting = 1\n");

        var error = await Should.ThrowAsync<LocalPostgresException>(UseAsync);

        error.Message.ShouldContain("no_such_setting");
    }

    [Fact]
    public async Task A_folder_without_PostgreSQL_is_refused_with_the_remedy()
    {
        var error = await Should.ThrowAsync<LocalPostgresException>(
            () => LocalPostgres.UseAsync(folder["data"], new LocalPostgresOptions(BinFolder: folder.Path), CancellationToken.None));

        error.Message.ShouldContain("TRANSFERFLOW_POSTGRES_BIN");
    }

    [Fact]
    public async Task A_data_folder_in_a_private_home_works_although_for_root_the_cluster_must_lie_elsewhere()
    {
        await Owner.CreateFolderAsync(folder["home"], account: null);
        string cluster;
        await using (var made = await LocalPostgres.UseAsync(folder["home/data"], Quick, CancellationToken.None)) cluster = made.ClusterFolder;
        try
        {
            cluster.ShouldStartWith(Environment.IsPrivilegedProcess ? "/var/lib/transferflow/" : folder["home/data"]);
            await using var again = await LocalPostgres.UseAsync(folder["home/data"], Quick, CancellationToken.None);
            again.ClusterFolder.ShouldBe(cluster);
        }
        finally
        {
            Directory.Delete(cluster, recursive: true);
            File.Delete(cluster + ".belongs-to");
        }
    }

    private Task<LocalPostgres> UseAsync() => LocalPostgres.UseAsync(folder["data"], Quick, CancellationToken.None);

    private static int PostmasterOf(LocalPostgres postgres) =>
        int.Parse(File.ReadLines(Path.Combine(postgres.ClusterFolder, "postmaster.pid")).First());

    private static async Task<object?> PingAsync(LocalPostgres postgres)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select 1", connection);
        return await command.ExecuteScalarAsync();
    }
}
