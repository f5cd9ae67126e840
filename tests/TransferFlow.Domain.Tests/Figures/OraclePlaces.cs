using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>A few regions, and by hand the rows that they fall into: no look at the catalogue.</summary>
internal static class OraclePlaces
{
    private static readonly Dictionary<string, (string Province, string Prefecture, string County, string Centre, string[] LiesIn)> places = new()
    {
        ["110108"] = ("110000", "110108", "110108", "JJJ", ["110000", "JJJ"]),
        ["130000"] = ("130000", "130000", "130000", "JJJ", ["JJJ"]),
        ["130629"] = ("130000", "130600", "130629", "JJJ", ["130600", "130000", "JJJ", "XIONGAN"]),
        ["440106"] = ("440000", "440100", "440106", "GBA", ["440100", "440000", "GBA"]),
        ["445100"] = ("440000", "445100", "445100", "outside", ["440000"]),
        ["310115"] = ("310000", "310115", "310115", "YRD", ["310000", "YRD"]),
        ["SG"] = ("SG", "SG", "SG", "SG", []),
    };

    public static string Group(string code, GroupBy by) => !places.TryGetValue(code, out var place) ? code : by switch
    {
        GroupBy.Province => place.Province,
        GroupBy.Prefecture => place.Prefecture,
        GroupBy.County => place.County,
        GroupBy.Centre => place.Centre,
        _ => code,
    };

    /// <summary>The row of what happened in a region, at a site or none; null where the question leaves it out.</summary>
    public static string? Row(FigureRequest request, Fact.ResultRegistered registration, string region, string? site) =>
        request.Within is { } within && !Inside(region, within) ? null : request.By switch
        {
            GroupBy.Site => site ?? "-",
            GroupBy.Owner => registration.Owner,
            GroupBy.Field => registration.Field ?? "-",
            GroupBy.None => "",
            _ => Group(region, request.By),
        };

    public static string Border(string from, string? to) =>
        to is null ? "unknown"
        : to == "SG" ? "abroad"
        : places[from].Province == places[to].Province ? "local"
        : places[from].Centre == places[to].Centre && places[from].Centre != "outside" ? "centre"
        : "outside";

    public static bool Inside(string code, string within) => code == within || (places.TryGetValue(code, out var place) && place.LiesIn.Contains(within));
}
