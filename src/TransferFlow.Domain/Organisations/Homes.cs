namespace TransferFlow.Domain.Organisations;

/// <summary>
/// Where an organisation and its results are kept: fixed when the organisation is created, by its region. Homes divide the storage;
/// the figures know nothing of them (membership of a centre is separate, dated data).
/// </summary>
public static class Homes
{
    public const string Other = "other";

    public static IReadOnlyList<string> All { get; } = ["jjj", "yrd", "gba", Other];

    /// <summary>The home of an organisation in the region with this GB/T 2260 code.</summary>
    public static string Of(string region) => (region.Length >= 2 ? region[..2] : region) switch
    {
        "11" or "12" or "13" => "jjj",
        "31" or "32" or "33" or "34" => "yrd",
        "44" or "81" or "82" => "gba",
        _ => Other,
    };
}
