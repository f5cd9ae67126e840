using TransferFlow.Host.Postgres;

namespace TransferFlow.Tests.Postgres;

public sealed class FsyncGuardTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_server_that_keeps_what_it_accepts_passes()
    {
        await using var postgres = await LocalPostgres.UseAsync(folder["data"], new LocalPostgresOptions(), CancellationToken.None);

        await FsyncGuard.RequireDurableAsync(postgres.ConnectionString, isTest: false, CancellationToken.None);
    }

    [Fact]
    public async Task A_server_without_fsync_is_refused_except_in_tests()
    {
        await using var postgres = await LocalPostgres.UseAsync(folder["data"], new LocalPostgresOptions(Volatile: true), CancellationToken.None);

        var refusal = await Should.ThrowAsync<LocalPostgresException>(
            () => FsyncGuard.RequireDurableAsync(postgres.ConnectionString, isTest: false, CancellationToken.None));
        refusal.Message.ShouldContain("fsync = on");
        await FsyncGuard.RequireDurableAsync(postgres.ConnectionString, isTest: true, CancellationToken.None);
    }
}
