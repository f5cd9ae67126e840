using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Access;

namespace TransferFlow.Service.Http;

/// <summary>
/// What was answered to a request with an idempotency key. It is written in the transaction of what the request did, so the one is there if
/// and only if the other is.
/// </summary>
/// <param name="Id">Made from the organisation that the caller acts for and the key.</param>
/// <param name="Request">SHA-256 of method, address and body, or of what a page's form says.</param>
/// <param name="Answer">The JSON that was answered; sealed where it tells a secret.</param>
public sealed record Receipt(string Id, string Request, string Answer, bool IsSealed)
{
    /// <summary>The key of a caller, before anything is answered. With the role, for an organisation may be named like an office.</summary>
    public static string IdOf(Caller caller, string key) => Hash(Encoding.UTF8.GetBytes($"{caller.Role}\u001f{caller.ActsFor}\u001f{key}"));

    /// <summary>Identifies a request, whose body must have been buffered; it is read to its end and rewound.</summary>
    public static async Task<string> HashOfAsync(HttpRequest request, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        request.Body.Position = 0;
        if (Multipart.BoundaryOf(request) is { } boundary) await hash.AppendAsync(request, boundary, stop);
        else await AppendAsync(hash, request.Body, stop);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Identifies what a page's form asks for, by what it says.</summary>
    public static string HashOf(string said) => Hash(Encoding.UTF8.GetBytes(said));

    private static async Task AppendAsync(IncrementalHash hash, Stream body, CancellationToken stop)
    {
        var part = new byte[16 << 10];
        for (int read; (read = await body.ReadAsync(part, stop)) > 0;) hash.AppendData(part.AsSpan(0, read));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
