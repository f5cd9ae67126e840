namespace TransferFlow.Service.Http;

/// <summary>The parameters that an endpoint's address may have besides those of its path; <see cref="AddressQuery"/> takes no others.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AsksAttribute(params string[] names) : Attribute
{
    /// <summary>Its own, without those of a figure.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>Whether the parameters of a figure may stand in the address, too.</summary>
    public bool WithFigure { get; set; }
}
