namespace TransferFlow.Service.Http;

/// <summary>The parameters that an endpoint's address may have besides those of its path; <see cref="AddressQuery"/> takes no others.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AsksAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}
