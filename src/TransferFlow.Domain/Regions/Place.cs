using TransferFlow.Domain.Codes;

namespace TransferFlow.Domain.Regions;

/// <summary>A set of regions that has a name of its own: an innovation centre, or another set such as Xiong'an.</summary>
/// <param name="Code">Such as <c>GBA</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsCentre">Whether rows can be grouped by it; the other sets serve only to look inside.</param>
public sealed record Place(string Code, RegionName Name, bool IsCentre);

/// <summary>That a region, with all in it, belongs to a place for a time.</summary>
internal sealed record Membership(Place Place, string Code, Validity Validity);
