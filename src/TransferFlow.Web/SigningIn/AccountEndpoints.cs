using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;

namespace TransferFlow.Web.SigningIn;

/// <summary>What the page of one's own account posts.</summary>
internal static class AccountEndpoints
{
    public const string Path = "/account";

    public static void MapAccount(this IEndpointRouteBuilder routes) =>
        routes.MapPost($"{Path}/password", ChangePasswordAsync).WithMetadata(new NeedsAttribute(Act.ManageOwnAccount));

    private static async Task<IResult> ChangePasswordAsync(
        [FromForm] string? current, [FromForm] string? chosen, [FromForm] string? again, HttpContext http, UserManager<Person> people, SignInManager<Person> signIn)
    {
        if (await people.FindByIdAsync(http.Caller().Actor) is not { } person) return Results.NotFound();
        if (chosen != again) return Problem("differ");
        if (chosen == current) return Problem("same");
        person.MustChangePassword = false;
        var changed = await people.ChangePasswordAsync(person, current ?? "", chosen ?? "");
        if (!changed.Succeeded) return Problem(changed.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch)) ? "current" : "weak");
        await signIn.RefreshSignInAsync(person);
        return Results.LocalRedirect($"{Path}?done=password");
    }

    private static IResult Problem(string code) => Results.LocalRedirect($"{Path}?problem={code}");
}
