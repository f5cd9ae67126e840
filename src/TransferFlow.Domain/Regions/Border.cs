namespace TransferFlow.Domain.Regions;

/// <summary>Which border lies between two regions on a day: the first of these that holds, abroad before all others.</summary>
public enum Border
{
    /// <summary>本地: none; both lie in one province.</summary>
    Local,

    /// <summary>中心内: that of a province inside an innovation centre that both lie in.</summary>
    Centre,

    /// <summary>中心外: no centre has both.</summary>
    Outside,

    /// <summary>境外: the other lies in another country.</summary>
    Abroad,

    /// <summary>不明: the other is missing, or a code is too coarse to tell whether a centre has both.</summary>
    Unknown,
}

/// <summary>The codes of borders in answers.</summary>
public static class Borders
{
    public static IReadOnlyList<Border> All { get; } = Enum.GetValues<Border>();

    public static string Code(this Border border) => border.ToString().ToLowerInvariant();
}
