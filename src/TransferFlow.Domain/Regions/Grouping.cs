namespace TransferFlow.Domain.Regions;

/// <summary>The regional groupings of a figure's rows.</summary>
public enum Grouping
{
    /// <summary>The region code as it was recorded.</summary>
    Code,

    /// <summary>The province, municipality, autonomous or special administrative region.</summary>
    Province,

    /// <summary>The prefecture, or the county where there is no prefecture between it and the province.</summary>
    Prefecture,

    /// <summary>The county, district or county-level city.</summary>
    County,

    /// <summary>The innovation centre.</summary>
    Centre,
}
