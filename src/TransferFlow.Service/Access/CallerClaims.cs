using System.Security.Claims;
using TransferFlow.Domain.Access;

namespace TransferFlow.Service.Access;

/// <summary>The caller as claims: of a session, of a token, of a key. Their names are those that an issuer gives.</summary>
public static class CallerClaims
{
    public const string Actor = "sub";
    public const string Role = "role";
    public const string Organisation = "organisation";
    public const string Region = "region";

    /// <summary>Set for a key that only reads.</summary>
    public const string ReadOnly = "read_only";

    /// <summary>Of a key, who made it.</summary>
    public const string KeyOwner = "key_owner";

    /// <summary>Set for a password that someone else has given.</summary>
    public const string MustChangePassword = "must_change_password";

    public static ClaimsPrincipal Of(Caller caller, string scheme) => new(Identity(caller, scheme));

    public static ClaimsIdentity Identity(Caller caller, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, Actor, Role);
        identity.AddClaim(new(Actor, caller.Actor));
        identity.AddClaim(new(Role, NameOf(caller.Role)));
        if (caller.Organisation is { } organisation) identity.AddClaim(new(Organisation, organisation));
        if (caller.Region is { } region) identity.AddClaim(new(Region, region));
        if (caller.KeyOwner is { } owner) identity.AddClaim(new(KeyOwner, owner));
        if (!caller.MayWrite) identity.AddClaim(new(ReadOnly, "true"));
        return identity;
    }

    /// <summary>Who the claims say it is; null where they say nobody, or not clearly: each claim counts only if it is there once.</summary>
    public static Caller? Read(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && One(user, Actor) is { } actor && RoleOf(One(user, Role)) is { } role
            ? new(actor, role, One(user, Organisation), One(user, Region), !user.HasClaim(claim => claim.Type == ReadOnly),
                user.FindFirst(KeyOwner)?.Value)
            : null;

    /// <summary><c>incubator</c>, <c>office</c>, <c>auditor</c> or <c>administrator</c>.</summary>
    public static string NameOf(Role role) => role.ToString().ToLowerInvariant();

    public static Role? RoleOf(string? name) => Enum.GetValues<Role>().Select(role => (Role?)role).FirstOrDefault(role => NameOf(role!.Value) == name);

    public static string? One(ClaimsPrincipal user, string type)
    {
        var values = user.FindAll(type).Take(2).ToArray();
        return values.Length == 1 && values[0].Value.Length > 0 ? values[0].Value : null;
    }
}
