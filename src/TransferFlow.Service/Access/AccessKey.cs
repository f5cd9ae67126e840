using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using TransferFlow.Domain.Access;

namespace TransferFlow.Service.Access;

/// <summary>
/// A machine's key: <c>tf_ID_SECRET</c>. The id finds it, and is what facts name; of the secret, 256 random bits, only the SHA-256 is kept. A
/// secret that cannot be guessed needs no slow hash.
/// </summary>
/// <param name="Owner">Who made it, and answers for it: a person's id, or <c>console</c>.</param>
/// <param name="Note">What it is for.</param>
/// <param name="ReadOnly">Whether it can only read.</param>
public sealed record AccessKey(
    string Id, string Owner, string Note, Role Role, string? Organisation, string? Region, bool ReadOnly,
    DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, byte[] Hash)
{
    /// <summary>Every key begins with it, so that one that was published by mistake can be found.</summary>
    public const string Prefix = "tf_";

    private const int IdLength = 16;
    private const int SecretBytes = 32;

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The person behind it, where its owner is itself a key.</summary>
    public string? Person { get; init; }

    [JsonIgnore]
    public Caller Caller => new(Id, Role, Organisation, Region, MayWrite: !ReadOnly, KeyOwner: Person ?? Owner);

    /// <summary>A new key, and its text, which is shown once.</summary>
    public static (AccessKey Key, string Text) Create(
        Caller caller, string owner, string note, DateTimeOffset createdAt, DateTimeOffset expiresAt)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2));
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes));
        var key = new AccessKey(
            $"key-{id}", owner, note, caller.Role, caller.Organisation, caller.Region, !caller.MayWrite, createdAt, expiresAt, HashOf(secret));
        return (key, $"{Prefix}{id}_{secret}");
    }

    /// <summary>The id and the secret in a key's text; null for what is none.</summary>
    public static (string Id, string Secret)? Parse(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length > Prefix.Length + IdLength + 1 && text[Prefix.Length + IdLength] == '_'
            ? ($"key-{text.AsSpan(Prefix.Length, IdLength)}", text[(Prefix.Length + IdLength + 1)..])
            : null;

    /// <summary>Whether the secret is the key's, and the key still holds.</summary>
    public bool Admits(string secret, DateTimeOffset now) =>
        CryptographicOperations.FixedTimeEquals(Hash, HashOf(secret)) && RevokedAt is null && now < ExpiresAt;

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
