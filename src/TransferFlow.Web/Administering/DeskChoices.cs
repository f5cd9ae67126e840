using Marten;
using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Access;
using TransferFlow.Service.Storage;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Administering;

/// <summary>What forms offer to choose from.</summary>
internal sealed class DeskChoices(IDocumentStore store, Catalogues catalogues, References references, TimeProvider clock)
{
    // Beyond that a list suggests nothing; ids can be typed all the same.
    private const int MostOrganisations = 1_000;

    public static IReadOnlyList<(string Value, Sentence Name)> Roles { get; } =
        [.. Enum.GetValues<Role>().Select(role => (CallerClaims.NameOf(role), Words.Of(role)))];

    public static IReadOnlyList<(string Value, Sentence Name)> Languages { get; } = [("zh", new("中文", "中文")), ("en", new("English", "English"))];

    private DateOnly Today => ChinaCalendar.Today(clock.GetUtcNow());

    /// <summary>Provinces and prefectures; a county's code can be typed.</summary>
    public IReadOnlyList<(string Value, Sentence Name)> Regions =>
    [
        .. catalogues.Regions.InForceOn(Today).Where(region => region.Level != RegionLevel.County)
            .Select(region => (region.Code, new Sentence(region.Name.Zh, region.Name.En))),
    ];

    /// <summary>What an office can have: the country, centres and other named sets, regions.</summary>
    public IReadOnlyList<(string Value, Sentence Name)> OfficeRegions =>
    [
        (Caller.Country, Words.WholeCountry),
        .. catalogues.Regions.Places.Select(place => (place.Code, new Sentence(place.Name.Zh, place.Name.En))),
        .. Regions,
    ];

    public async Task<IReadOnlyList<(string Value, Sentence Name)>> OrganisationsAsync(CancellationToken stop)
    {
        await using var session = store.QuerySession();
        var known = await session.Query<Organisation>().OrderBy(organisation => organisation.Id).Take(MostOrganisations).ToListAsync(stop);
        return [.. known.Select(organisation => (organisation.Id, organisation.Name))];
    }

    public async Task<IReadOnlyList<(string Value, Sentence Name)>> SiteKindsAsync(CancellationToken stop)
    {
        await references.CurrentAsync(stop);
        return [.. catalogues.Lists.SiteKinds.Entries.Where(kind => kind.InForce(Today)).Select(kind => (kind.Code, Named(kind)))];
    }

    private static Sentence Named(CodeEntry entry) => new(entry.Zh, entry.En);
}
