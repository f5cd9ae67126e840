using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TransferFlow.Service.Access;

/// <summary>
/// Compares a session with its account now and then. The framework's own way signs out of schemes that are not there, so that a session that
/// should end would fail instead; and it asks for the stamp alone, not whether the account is barred.
/// </summary>
internal sealed class SessionUpkeep(IOptions<SecurityStampValidatorOptions> options, SignInManager<Person> signIn, ILoggerFactory log)
    : SecurityStampValidator<Person>(options, signIn, log)
{
    public override async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (TimeProvider.GetUtcNow() - context.Properties.IssuedUtc < Options.ValidationInterval) return;
        if (await VerifySecurityStamp(context.Principal) is { } person && await SignInManager.CanSignInAsync(person))
            await SecurityStampVerified(person, context);
        else
            context.RejectPrincipal();
    }
}
