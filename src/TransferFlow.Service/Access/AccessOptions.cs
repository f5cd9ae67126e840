namespace TransferFlow.Service.Access;

/// <summary>How people and machines sign in; the section <c>Authentication</c> of the configuration.</summary>
public sealed class AccessOptions
{
    public const string Section = "Authentication";

    /// <summary>Whether there are local accounts.</summary>
    public bool Local { get; init; } = true;

    /// <summary>OpenID Connect for people; off where it has no authority.</summary>
    public OidcOptions Oidc { get; init; } = new();

    /// <summary>JSON Web Tokens for machines; off where it has no authority.</summary>
    public JwtOptions Jwt { get; init; } = new();

    /// <summary>Plain HTTP is for an issuer on this machine alone.</summary>
    internal static bool NeedsHttps(string authority) => !new Uri(authority).IsLoopback;
}

/// <param name="Authority">The issuer's address; its settings are found there.</param>
/// <param name="Scope">What is asked for, apart by spaces; the claims role, organisation and region must come with it.</param>
public sealed record OidcOptions(string? Authority = null, string? ClientId = null, string? ClientSecret = null, string Scope = "openid profile");

/// <param name="Audience">For whom the tokens must be issued.</param>
public sealed record JwtOptions(string? Authority = null, string? Audience = null);
