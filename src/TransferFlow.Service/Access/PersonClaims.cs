using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace TransferFlow.Service.Access;

/// <summary>What the session of a local account says.</summary>
internal sealed class PersonClaims(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<Person>
{
    public Task<ClaimsPrincipal> CreateAsync(Person user)
    {
        var identity = CallerClaims.Identity(user.Caller, IdentityConstants.ApplicationScheme);
        identity.AddClaim(new(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp));
        if (user.MustChangePassword) identity.AddClaim(new(CallerClaims.MustChangePassword, "true"));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}

/// <summary>Those that are barred cannot sign in.</summary>
internal sealed class PersonIsAdmitted : IUserConfirmation<Person>
{
    public Task<bool> IsConfirmedAsync(UserManager<Person> manager, Person user) => Task.FromResult(!user.IsBarred);
}
