using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Access;
using TransferFlow.Service.Storage;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>One stay of a code in the catalogue.</summary>
/// <param name="Level"><c>province</c>, <c>prefecture</c> or <c>county</c>.</param>
/// <param name="ValidTo">The first day on which it is no longer in force.</param>
/// <param name="Successors">The codes that took over then.</param>
public sealed record RegionView(
    string Code, Sentence Name, string Level, string? Parent, DateOnly? ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> Successors)
{
    public static RegionView Of(Region region) => new(
        region.Code, new(region.Name.Zh, region.Name.En), LevelOf(region.Level), region.Parent, region.Validity.From, region.Validity.To, region.Successors);

    internal static string LevelOf(RegionLevel level) => level.ToString().ToLowerInvariant();
}

/// <summary>The regions in force on a day; conditions add up.</summary>
public static class ListRegionsEndpoint
{
    /// <param name="level"><c>province</c>, <c>prefecture</c> or <c>county</c>.</param>
    /// <param name="parent">The code one level up.</param>
    /// <param name="within">A region, a centre or a named set that they lie in.</param>
    /// <param name="text">The beginning of a code or a part of a name, whatever the case.</param>
    /// <param name="on">Today in China where it is absent.</param>
    [Needs(Act.SeeCatalogues)]
    [WolverineGet("/api/v1/regions")]
    public static Listed<RegionView> Get(
        string? level, string? parent, string? within, string? text, DateOnly? on, int? page, int? size, Catalogues catalogues, TimeProvider clock)
    {
        var paging = Paging.Of(page, size);
        var regions = catalogues.Regions;
        var day = on ?? ChinaCalendar.Today(clock.GetUtcNow());
        if (!string.IsNullOrEmpty(level) && !Enum.GetValues<RegionLevel>().Any(known => RegionView.LevelOf(known) == level))
            throw new RefusedException(new("bad-parameter", new($"没有层级“{Fault.Shown(level)}”。", $"There is no level '{Fault.Shown(level)}'."), "level"));
        if (!string.IsNullOrEmpty(within) && !regions.KnowsPlace(within)) throw new RefusedException(Fault.UnknownRegion("within", within));
        return paging.Of<RegionView>([.. regions.InForceOn(day)
            .Where(region => string.IsNullOrEmpty(level) || RegionView.LevelOf(region.Level) == level)
            .Where(region => string.IsNullOrEmpty(parent) || region.Parent == parent)
            .Where(region => string.IsNullOrEmpty(within) || regions.Inside(region.Code, within, day))
            .Where(region => string.IsNullOrWhiteSpace(text) || Matches(region, text.Trim()))
            .Select(RegionView.Of)]);
    }

    private static bool Matches(Region region, string text) => region.Code.StartsWith(text, StringComparison.Ordinal)
        || region.Name.Zh.Contains(text, StringComparison.OrdinalIgnoreCase) || region.Name.En.Contains(text, StringComparison.OrdinalIgnoreCase);
}
