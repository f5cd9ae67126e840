using System.Text.Json.Serialization;
using TransferFlow.Domain.Access;

namespace TransferFlow.Service.Access;

/// <summary>
/// A local account. Facts name a person by the opaque id alone; everything that tells who it is stands here, where it can be changed or erased.
/// </summary>
public sealed record Person
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

    /// <summary>Changes with every change, so that nobody overwrites what they have not seen.</summary>
    [JsonIgnore]
    public Guid Version { get; set; }

    public Caller Caller => new(Id, Role, Organisation, Region);

    public static string NewId() => $"p-{Guid.CreateVersion7():N}";
}
