using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Administering;
using TransferFlow.Web.Shell;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Administering;

/// <summary>What the pages of keys post.</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/keys").WithMetadata(new NeedsAttribute(Act.ManageKeys));
        keys.MapPost("/new", CreateAsync);
        keys.MapPost("/{key}/revocation", RevokeAsync);
    }

    private static async Task<IResult> CreateAsync(IFormCollection form, HttpContext http, Administration administration)
    {
        var filled = Filled.Of(form);
        var command = new CreateKey(
            filled["note"] ?? "", int.TryParse(filled["days"], out var days) ? days : 0, filled.Checked("readOnly"), CallerClaims.RoleOf(filled["role"]),
            filled.Given("organisation"), filled.Given("region"));
        var answer = await administration.DoAsync(http, desk => CreateKeyEndpoint.Post(command, desk, http.RequestAborted));
        return answer.Value is NewKey made
            ? PageAnswers.Secret(http, Words.NewKey, Words.KeyShown, made.Key, "/keys")
            : PageAnswers.Again<NewKeyPage>(filled, answer.Refusal!);
    }

    private static async Task<IResult> RevokeAsync(string key, IFormCollection form, HttpContext http, Administration administration)
    {
        var answer = await administration.DoAsync(http, desk => RevokeKeyEndpoint.Post(key, desk, http.RequestAborted));
        return answer.Refusal is null ? PageAnswers.Then("/keys", "key-revoked") : Results.NotFound();
    }
}
