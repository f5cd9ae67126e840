using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Figures;

/// <summary>
/// A log whose facts are recorded weeks apart, six on one day, though a test writes them in seconds: the function that tells when a fact is recorded is another one.
/// </summary>
internal static class SlowLog
{
    public static Task<int> InAsync(TestService service) => service.ExecuteAsync(
        """
        create or replace function recorded_at() returns trigger language plpgsql as
        $$ begin new.timestamp := timestamptz '2022-02-01 20:00+08' + new.seq_id / 6 * interval '900 hours'; return new; end $$
        """);
}
