using TransferFlow.Domain.Codes;

namespace TransferFlow.Domain.Regions;

/// <summary>The levels of GB/T 2260, the coarsest first.</summary>
public enum RegionLevel
{
    /// <summary>省级: codes that end in 0000.</summary>
    Province,

    /// <summary>地级: codes that end in 00.</summary>
    Prefecture,

    /// <summary>县级: all other codes.</summary>
    County,
}

/// <summary>What a region or a set of regions is called.</summary>
/// <param name="Zh">The name on a Chinese screen.</param>
/// <param name="En">The name on an English screen; the Chinese one where no English one is known.</param>
public sealed record RegionName(string Zh, string En);

/// <summary>One stay of a code in the catalogue; a code that is used again for another place has two.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="Name">Its newest name in that stay.</param>
/// <param name="Level">Its level, as its digits say.</param>
/// <param name="Parent">The code one level up, two for a county directly under its province; null for a province.</param>
/// <param name="Validity">When the code is in force.</param>
/// <param name="Successors">The codes that took over when the stay ended, as far as the sources tell.</param>
public sealed record Region(string Code, RegionName Name, RegionLevel Level, string? Parent, Validity Validity, IReadOnlyList<string> Successors);
