using System.Text;

namespace TransferFlow.Tests.Http.Requests;

/// <summary>What may come of a request.</summary>
internal enum Expected
{
    /// <summary>Any answer that is documented.</summary>
    Documented,

    /// <summary>Any answer that is documented but success: something in it is not as it should be.</summary>
    Refused,

    /// <summary>A problem of any kind: it is no request for this operation.</summary>
    AnyProblem,

    /// <summary>It is no HTTP; the server may refuse it before the program sees it.</summary>
    Unreadable,
}

/// <summary>A request as it goes over the wire, which one thing may be wrong with.</summary>
/// <param name="Twist">What was done to it, in words.</param>
internal sealed class GeneratedRequest(ApiOperation operation)
{
    public ApiOperation Operation { get; } = operation;

    public string Method { get; set; } = operation.Method;

    public string Target { get; set; } = operation.Path;

    public List<(string Name, string Value)> Headers { get; } = [];

    public byte[]? Body { get; set; }

    public string ContentType { get; set; } = "application/json";

    /// <summary>Whether the body goes in pieces, without its length being told.</summary>
    public bool IsChunked { get; set; }

    public Expected Expected { get; set; }

    public string Twist { get; set; } = "as documented";

    public void Become(string twist, Expected expected) => (Twist, Expected) = (twist, expected);

    public byte[] Bytes()
    {
        var head = new StringBuilder($"{Method} {Target} HTTP/1.1\r\nHost: localhost\r\n");
        foreach (var (name, value) in Headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        if (Body is not null && ContentType.Length > 0) head.Append("Content-Type: ").Append(ContentType).Append("\r\n");
        if (Body is not null) head.Append(IsChunked ? "Transfer-Encoding: chunked\r\n" : $"Content-Length: {Body.Length}\r\n");
        head.Append("\r\n");
        // Header bytes are Latin-1 or what a test makes of it; the body is bytes already.
        byte[] start = Encoding.Latin1.GetBytes(head.ToString());
        return Body is null ? start : IsChunked ? [.. start, .. Chunks(Body)] : [.. start, .. Body];
    }

    /// <summary>How to send it again from a shell.</summary>
    public string Curl(Uri server)
    {
        var command = new StringBuilder($"curl -i --path-as-is -X {Method} {Quote(server.GetLeftPart(UriPartial.Authority) + Target)}");
        foreach (var (name, value) in Headers) command.Append($" -H {Quote($"{name}: {value}")}");
        if (Body is null) return command.ToString();
        command.Append($" -H {Quote($"Content-Type: {ContentType}")}{(IsChunked ? " -H 'Transfer-Encoding: chunked'" : "")} --data-binary ");
        return command.Append(Body.Length > 4_000 ? $"'({Body.Length} bytes)'" : Quote(Encoding.UTF8.GetString(Body))).ToString();
    }

    private static IEnumerable<byte> Chunks(byte[] body) => [.. body.Chunk(1_000).SelectMany(Chunk), .. "0\r\n\r\n"u8];

    private static byte[] Chunk(byte[] bytes) => [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
