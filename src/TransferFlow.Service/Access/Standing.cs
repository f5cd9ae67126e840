using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Access;

/// <summary>What a role must come with: an incubator's operator with an organisation that is known, an office with a region, others with neither.</summary>
public sealed class Standing(IDocumentStore store, Catalogues catalogues)
{
    /// <summary>What is wrong with a role, an organisation and a region together; null where nothing is.</summary>
    public async Task<Refusal?> FaultAsync(Role role, string? organisation, string? region, CancellationToken stop) => role switch
    {
        Role.Incubator when region is not null => NotForRole("region", role),
        Role.Incubator when organisation is null => Fault.Missing("organisation"),
        Role.Incubator => await IsKnownAsync(organisation, stop) ? null : new("unknown-organisation",
            new($"没有机构“{Fault.Shown(organisation)}”。", $"There is no organisation '{Fault.Shown(organisation)}'."), "organisation"),
        Role.Office when organisation is not null => NotForRole("organisation", role),
        Role.Office when region is null => Fault.Missing("region"),
        Role.Office => region == Caller.Country || catalogues.Regions.KnowsPlace(region) ? null : Fault.UnknownRegion("region", region),
        _ => organisation is not null ? NotForRole("organisation", role) : region is not null ? NotForRole("region", role) : null,
    };

    private static Refusal NotForRole(string member, Role role) => new("not-for-this-role",
        new($"该角色不带{member}。", $"The role {CallerClaims.NameOf(role)} comes without '{member}'."), member);

    private async Task<bool> IsKnownAsync(string organisation, CancellationToken stop)
    {
        // A name is not enough: others may bear the same.
        if (organisation != OrganisationId.Of(organisation)) return false;
        await using var session = store.QuerySession();
        return await session.LoadAsync<Organisation>(organisation, stop) is not null;
    }
}
