using TransferFlow.Domain.Figures;

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

    public static string Group(string code, GroupBy by) => by switch
    {
        GroupBy.Province => places[code].Province,
        GroupBy.Prefecture => places[code].Prefecture,
        GroupBy.County => places[code].County,
        GroupBy.Centre => places[code].Centre,
        _ => code,
    };

    public static bool Inside(string code, string within) => code == within || places[code].LiesIn.Contains(within);
}
