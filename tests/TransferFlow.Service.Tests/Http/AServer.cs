namespace TransferFlow.Tests.Http;

/// <summary>One server for the tests of a class; each test has results of its own.</summary>
public sealed class AServer : IAsyncLifetime
{
    private int numbers;

    internal TestServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await TestServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>A number that no other test has.</summary>
    internal string NewNumber() => $"R{Interlocked.Increment(ref numbers)}";

    internal Task<long> FactsAsync() => Server.Service.ScalarAsync<long>("select count(*) from mt_events where type <> 'tombstone'");
}
