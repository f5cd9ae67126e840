using System.Security.Cryptography;
using System.Text.Json.Serialization;
using JasperFx.Metadata;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using TransferFlow.Domain.Access;

namespace TransferFlow.Service.Access;

/// <summary>
/// A local account. Facts name a person by the opaque id alone; everything that tells who it is stands here, where it can be changed or erased.
/// </summary>
public sealed record Person : IVersioned
{
    public required string Id { get; init; }

    /// <summary>What the person types to sign in; unique whatever the case of its letters.</summary>
    public required string UserName { get; set; }

    /// <summary>The user name as it is compared.</summary>
    public string NormalizedUserName { get; set; } = "";

    public string? Name { get; set; }

    /// <summary>Where the daily digest goes; none is sent where it is absent.</summary>
    public string? Email { get; set; }

    public bool WantsDigest { get; set; } = true;

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "zh";

    public required Role Role { get; set; }

    /// <summary>The organisation that an incubator's operator acts for.</summary>
    public string? Organisation { get; set; }

    /// <summary>An office's region; see <see cref="Caller.Region"/>.</summary>
    public string? Region { get; set; }

    /// <summary>Whether the account can no longer be used. Accounts are barred, not deleted, for facts name them.</summary>
    public bool IsBarred { get; set; }

    /// <summary>Whether the password was given by someone else and can only be used to choose one's own.</summary>
    public bool MustChangePassword { get; set; }

    public string? PasswordHash { get; set; }

    /// <summary>Changes with password and rights, so that sessions that began before end.</summary>
    public string SecurityStamp { get; set; } = "";

    public int FailedSignIns { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When all that tells who it was was removed; what is left is the id that facts name.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>Kept by the store: of two who change an account at once, the second is refused, lest a sign-in that began before undoes a bar.</summary>
    [JsonIgnore]
    public Guid Version { get; set; }

    [JsonIgnore]
    public Caller Caller => new(Id, Role, Organisation, Region);

    /// <summary>OWASP's number for PBKDF2 with HMAC-SHA-512; Identity's own is half of it.</summary>
    public const int HashIterations = 210_000;

    private static readonly PasswordHasher<Person> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = HashIterations }));

    private static readonly UpperInvariantLookupNormalizer normalizer = new();

    /// <summary>The user name as it is compared.</summary>
    public static string Normalize(string userName) => normalizer.NormalizeName(userName);

    public void Rename(string userName) => (UserName, NormalizedUserName) = (userName, Normalize(userName));

    /// <summary>Ends the person's sessions, within seconds.</summary>
    public void EndSessions() => SecurityStamp = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Replaces the password by one that serves once, ends the person's sessions, and lifts a lockout.</summary>
    /// <returns>The password, which is shown once.</returns>
    public string GiveOneTimePassword()
    {
        // 120 bits, without the letters that are taken for others.
        const string alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
        var password = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(alphabet, 6)));
        (PasswordHash, MustChangePassword, LockedUntil, FailedSignIns) = (hasher.HashPassword(this, password), true, null, 0);
        EndSessions();
        return password;
    }

    public static string NewId() => $"p-{Guid.CreateVersion7():N}";
}
