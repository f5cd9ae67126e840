using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TransferFlow.Service.Access;

/// <summary>
/// Signs people in by password, and tells those who only guess nothing: not by words, nor by the time that it takes, is a name that nobody has
/// different from a wrong password or from an account that is locked or barred.
/// </summary>
internal sealed class PersonSignIn(
    UserManager<Person> people, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Person> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Person> confirmation, IPasswordHasher<Person> hasher)
    : SignInManager<Person>(people, http, claims, options, log, schemes, confirmation)
{
    private static readonly Person nobody = new() { Id = "", UserName = "", Role = default };

    // Guesses at one name are counted one after the other; at once, many would all be the first.
    private static readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    private static string? nobodysHash;

    /// <returns>Either success or failure, never why.</returns>
    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        var turn = turns[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(userName) % turns.Length];
        await turn.WaitAsync(Context.RequestAborted);
        try
        {
            var person = await UserManager.FindByNameAsync(userName);
            if (person is not null && await PreSignInCheck(person) is null)
            {
                var result = await PasswordSignInAsync(person, password, isPersistent, lockoutOnFailure);
                return result.Succeeded ? SignInResult.Success : SignInResult.Failed;
            }

            hasher.VerifyHashedPassword(nobody, nobodysHash ??= hasher.HashPassword(nobody, Guid.NewGuid().ToString()), password);
            return SignInResult.Failed;
        }
        finally
        {
            turn.Release();
        }
    }
}
