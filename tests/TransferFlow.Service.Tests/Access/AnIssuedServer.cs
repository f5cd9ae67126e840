using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Access;

/// <summary>One server that trusts one issuer, for the tests of a class.</summary>
public sealed class AnIssuedServer : IAsyncLifetime
{
    internal Issuer Issuer { get; private set; } = null!;

    internal TestServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Issuer = await Issuer.StartAsync();
        Server = await TestServer.OnAsync(await TestService.FreshDatabaseAsync(), Issuer.Settings);
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
