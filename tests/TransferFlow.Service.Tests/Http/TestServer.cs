using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using TransferFlow.Domain.Access;
using TransferFlow.Host;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Http;

/// <summary>What a server answered.</summary>
internal sealed record Reply(int Status, string? ContentType, string Text, HttpResponseMessage Message)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The code of a problem; null where there is none.</summary>
    public string? Code => Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>Where a redirect leads; null where there is none.</summary>
    public string? Location => Message.Headers.Location?.OriginalString;

    public override string ToString() => $"{Status} {ContentType} {Text}";

    /// <summary>What is said to people and programs outside says nothing of what the program is made of.</summary>
    public void ShouldShowNoClass()
    {
        foreach (var word in new[] { "TransferFlow.", "System.", "Microsoft.", "   at ", "Exception", "BytePosition" })
            Text.ShouldNotContain(word, Case.Sensitive);
    }
}

/// <summary>The real server on a free port, and a service beside it on the same database. Unless told otherwise a national office asks.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    /// <summary>Reaches every result and may write.</summary>
    public static readonly Caller National = new("", Role.Office, Region: Caller.Country);

    private readonly WebApplication app;

    private readonly TestClient office;

    private TestServer(WebApplication app, TestService service, TestClient office)
    {
        this.app = app;
        Service = service;
        this.office = office;
    }

    public TestService Service { get; }

    public Uri Address => new(app.Urls.First());

    public IServiceProvider Services => app.Services;

    public static async Task<TestServer> StartAsync(IReadOnlyDictionary<string, string?>? settings = null) =>
        await OnAsync(await TestService.FreshDatabaseAsync(), settings);

    /// <summary>A server on a database that may have been served before.</summary>
    public static async Task<TestServer> OnAsync(string connectionString, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var built = Server.Build(new(Port: 0, Settings: settings, RunsSchedules: false), connectionString);
        await built.StartAsync();
        var service = TestService.On(connectionString);
        return new(built, service, new(new(built.Urls.First()), await service.KeyAsync(National)));
    }

    /// <summary>One who signs in as this caller, by a key of their own.</summary>
    public async Task<TestClient> AsAsync(Caller caller) => new(Address, await Service.KeyAsync(caller));

    /// <summary>One who shows this, or nothing.</summary>
    public TestClient With(string? bearer) => new(Address, bearer);

    public Task<Reply> GetAsync(string path) => office.GetAsync(path);

    public Task<byte[]> BytesAsync(string path) => office.BytesAsync(path);

    public Task<Reply> PostAsync(string path, object body) => office.PostAsync(path, body);

    public Task<Reply> PostTextAsync(string path, string body, string contentType = "application/json") => office.PostTextAsync(path, body, contentType);

    public Task<Reply> SendAsync(HttpRequestMessage request) => office.SendAsync(request);

    public async ValueTask DisposeAsync()
    {
        office.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Service.DisposeAsync();
    }
}
