using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using TransferFlow.Domain.Access;

namespace TransferFlow.Service.Access;

/// <summary>
/// Checks who an issuer says that somebody is. A token that is rightly signed can still name a role, an organisation or a region that does
/// not exist here; then it admits nobody.
/// </summary>
internal sealed class ExternalCallers(Standing standing, ILogger<ExternalCallers> log)
{
    /// <returns>Null where the claims are not clear; the log says why.</returns>
    public async Task<Caller?> CheckAsync(string issuer, ClaimsPrincipal user, CancellationToken stop)
    {
        var (subject, role) = (CallerClaims.One(user, CallerClaims.Actor), CallerClaims.RoleOf(CallerClaims.One(user, CallerClaims.Role)));
        // An issuer may say more of somebody than a role needs.
        var organisation = role == Role.Incubator ? CallerClaims.One(user, CallerClaims.Organisation) : null;
        var region = role == Role.Office ? CallerClaims.One(user, CallerClaims.Region) : null;
        var why = subject is null ? "no subject"
            : role is null ? "no role, or not exactly one of ours"
            : (await standing.FaultAsync(role.Value, organisation, region, stop))?.Message.En;
        if (why is null) return new(ActorOf(issuer, subject!), role!.Value, organisation, region);
        log.LogWarning("A token of {Issuer} admits nobody: {Why}", issuer, why);
        return null;
    }

    // An issuer's subject may be a person's name or number, and facts hold none.
    private static string ActorOf(string issuer, string subject) =>
        $"x-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\u001f{subject}")))[..32]}";
}
