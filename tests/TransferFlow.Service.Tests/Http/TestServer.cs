using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using TransferFlow.Host;
using TransferFlow.Service.Http;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Http;

/// <summary>What a server answered.</summary>
internal sealed record Reply(int Status, string? ContentType, string Text, HttpResponseMessage Message)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The code of a problem; null where there is none.</summary>
    public string? Code => Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    public override string ToString() => $"{Status} {ContentType} {Text}";

    /// <summary>What is said to people and programs outside says nothing of what the program is made of.</summary>
    public void ShouldShowNoClass()
    {
        foreach (var word in new[] { "TransferFlow.", "System.", "Microsoft.", "   at ", "Exception", "BytePosition" })
            Text.ShouldNotContain(word, Case.Sensitive);
    }
}

/// <summary>The real server on a free port, and a service beside it on the same database.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private readonly HttpClient client;

    private TestServer(WebApplication app, TestService service)
    {
        this.app = app;
        Service = service;
        client = new HttpClient { BaseAddress = new(app.Urls.First()) };
    }

    public TestService Service { get; }

    public Uri Address => client.BaseAddress!;

    /// <param name="limits">Other than those of the program.</param>
    public static async Task<TestServer> StartAsync(Limits? limits = null) => await OnAsync(await TestService.FreshDatabaseAsync(), limits);

    /// <summary>A server on a database that may have been served before.</summary>
    public static async Task<TestServer> OnAsync(string connectionString, Limits? limits = null)
    {
        var built = Server.Build(new(Port: 0, limits), connectionString);
        await built.StartAsync();
        return new(built, TestService.On(connectionString));
    }

    public async Task<Reply> GetAsync(string path) => await ReplyAsync(await client.GetAsync(new Uri(path, UriKind.Relative)));

    public async Task<byte[]> BytesAsync(string path) => await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    public Task<Reply> PostAsync(string path, object body) => PostTextAsync(path, body as string ?? JsonSerializer.Serialize(body));

    public async Task<Reply> PostTextAsync(string path, string body, string contentType = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        return await ReplyAsync(await client.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request) => await ReplyAsync(await client.SendAsync(request));

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Service.DisposeAsync();
    }

    private static async Task<Reply> ReplyAsync(HttpResponseMessage response) =>
        new((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(), response);
}
