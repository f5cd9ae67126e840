using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Access;
using TransferFlow.Service.Storage;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>An innovation centre, or another set of regions that has a name.</summary>
/// <param name="IsCentre">Whether figures can be grouped by it.</param>
/// <param name="Members">The regions that make it up on the day that was asked for, each with all in it.</param>
public sealed record CentreView(string Code, Sentence Name, bool IsCentre, IReadOnlyList<string> Members);

public static class ListCentresEndpoint
{
    /// <param name="on">Today in China where it is absent.</param>
    [Needs(Act.SeeCatalogues)]
    [WolverineGet("/api/v1/centres")]
    public static IReadOnlyList<CentreView> Get(DateOnly? on, Catalogues catalogues, TimeProvider clock)
    {
        var day = on ?? ChinaCalendar.Today(clock.GetUtcNow());
        return [.. catalogues.Regions.Places.Select(place => new CentreView(
            place.Code, new(place.Name.Zh, place.Name.En), place.IsCentre,
            [.. catalogues.Regions.MembersOf(place.Code, day).Order(StringComparer.Ordinal)]))];
    }
}
