using System.Net.Http.Headers;
using System.Text;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Evidence;

/// <summary>A form with a file, as browsers send it.</summary>
internal sealed record AForm(byte[] Content, string Name = "a.pdf", string? Type = "application/pdf", string? OccurredOn = "2024-03-01")
{
    /// <summary>Further fields, by their names.</summary>
    public (string Name, string Value)[] More { get; init; } = [];

    public static AForm OfAPdf(string says = "a", string name = "a.pdf") => new(AFile.Pdf(says), name);

    public Task<Reply> PostAsync(TestServer server, string number) => PostAsync(server.SendAsync, number);

    /// <param name="key">The idempotency key; one that nothing else has where it is left out.</param>
    public Task<Reply> PostAsync(TestClient client, string number, string? key = null) => PostAsync(client.SendAsync, number, key);

    private async Task<Reply> PostAsync(Func<HttpRequestMessage, Task<Reply>> send, string number, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address(number), UriKind.Relative)) { Content = Body() };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await send(request);
    }

    public static string Address(string number) => $"/api/v1/results/{Known.Result("univ-bj", number)}/evidence";

    private MultipartFormDataContent Body()
    {
        var body = new MultipartFormDataContent();
        var file = new ByteArrayContent(Content);
        if (Type is not null) file.Headers.ContentType = new(Type);
        // Browsers write names as they are, in UTF-8; the client would encode them otherwise.
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{Name.Replace("\"", "%22", StringComparison.Ordinal)}\"");
        body.HeaderEncodingSelector = (_, _) => Encoding.UTF8;
        body.Add(file);
        foreach (var (name, value) in More.Append(("occurredOn", OccurredOn!)).Where(field => field.Item2 is not null)) body.Add(new StringContent(value), $"\"{name}\"");
        return body;
    }
}
