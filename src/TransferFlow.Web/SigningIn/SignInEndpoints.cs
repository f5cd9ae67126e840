using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TransferFlow.Domain;
using TransferFlow.Service.Access;

namespace TransferFlow.Web.SigningIn;

/// <summary>What the sign-in page posts, and the way to an issuer.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this WebApplication app)
    {
        var access = app.Services.GetRequiredService<AccessOptions>();
        if (access.Local) app.MapPost(AccessServices.SignInPath, SignInAsync).AllowAnonymous();
        if (access.Oidc.Authority is not null) app.MapGet("/sign-in/issuer", Challenge).AllowAnonymous();
        if (app.Environment.IsDevelopment()) app.MapPost("/sign-in/demo", PlayAsync).AllowAnonymous();
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
    }

    /// <summary>Only an address of this site, written as addresses are, so that nobody is led elsewhere by signing in.</summary>
    public static string Local(string? to) => to is ['/', not ('/' or '\\'), ..] && to.All(character => character is > ' ' and <= '~') ? to : "/";

    private static async Task<IResult> SignInAsync(
        [FromForm] string? userName, [FromForm] string? password, [FromForm] string? to, SignInManager<Person> signIn)
    {
        var result = await signIn.PasswordSignInAsync(userName ?? "", password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded) return Results.LocalRedirect(Local(to));
        return Results.LocalRedirect(WebAddress.Of(AccessServices.SignInPath, [("problem", "failed"), ("to", to)]));
    }

    private static IResult Challenge(string? to) => Results.Challenge(new() { RedirectUri = Local(to) }, [AccessServices.OidcScheme]);

    private static async Task<IResult> PlayAsync([FromForm] string? part, HttpContext http)
    {
        if (DemoPart.All.FirstOrDefault(one => one.Caller.Actor == part) is not { } played) return Results.BadRequest();
        await http.SignInAsync(IdentityConstants.ApplicationScheme, CallerClaims.Of(played.Caller, IdentityConstants.ApplicationScheme));
        return Results.LocalRedirect("/");
    }

    // The form has nothing but its antiforgery token, which is asked for by binding a form at all.
    private static async Task<IResult> SignOutAsync([FromForm] string? confirmed, HttpContext http)
    {
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.LocalRedirect(AccessServices.SignInPath);
    }
}
