using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Access;
using TransferFlow.Service.Storage;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>All that the catalogue says of one code.</summary>
/// <param name="Stays">The earliest first; a code that was used again for another place has two.</param>
/// <param name="Within">The innovation centres and named sets that it lies in on the day that was asked for.</param>
/// <param name="Revision">The revision of the catalogue.</param>
public sealed record RegionDetail(string Code, IReadOnlyList<RegionView> Stays, IReadOnlyList<string> Within, DateOnly On, string Revision);

public static class ShowRegionEndpoint
{
    /// <param name="on">Today in China where it is absent.</param>
    [Needs(Act.SeeCatalogues)]
    [WolverineGet("/api/v1/regions/{code}")]
    public static RegionDetail Get(string code, DateOnly? on, Catalogues catalogues, TimeProvider clock)
    {
        var regions = catalogues.Regions;
        var day = on ?? ChinaCalendar.Today(clock.GetUtcNow());
        return regions.Knows(code)
            ? new(code, [.. regions.StaysOf(code).Select(RegionView.Of)], [.. regions.PlacesOf(code, day).Select(place => place.Code)], day, regions.Revision)
            : throw new RefusedException(Unknown.Region);
    }
}
