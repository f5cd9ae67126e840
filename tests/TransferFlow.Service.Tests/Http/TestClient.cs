using System.Text;
using System.Text.Json;

namespace TransferFlow.Tests.Http;

/// <summary>A program that calls the server with a key. Each of its writes has an idempotency key of its own, unless the test gives one.</summary>
internal sealed class TestClient(Uri address, string? bearer) : IDisposable
{
    private readonly HttpClient client = new(new Identified(bearer)) { BaseAddress = address };

    public async Task<Reply> GetAsync(string path) => await ReplyAsync(await client.GetAsync(new Uri(path, UriKind.Relative)));

    public async Task<byte[]> BytesAsync(string path) => await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    public Task<Reply> PostAsync(string path, object body, string? key = null) =>
        PostTextAsync(path, body as string ?? JsonSerializer.Serialize(body), key: key);

    public async Task<Reply> PostTextAsync(string path, string body, string contentType = "application/json", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await SendAsync(request);
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request) => await ReplyAsync(await client.SendAsync(request));

    public void Dispose() => client.Dispose();

    private static async Task<Reply> ReplyAsync(HttpResponseMessage response) =>
        new((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(), response);

    private sealed class Identified(string? bearer) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (bearer is not null && request.Headers.Authorization is null) request.Headers.Authorization = new("Bearer", bearer);
            if (request.Method != HttpMethod.Get && !request.Headers.Contains("Idempotency-Key"))
                request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            return base.SendAsync(request, cancellationToken);
        }
    }
}
