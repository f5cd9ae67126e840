using TransferFlow.Domain.Regions;

namespace TransferFlow.Domain.Tests.Regions;

/// <summary>Small catalogues written by hand, and the shipped one.</summary>
internal static class ACatalogue
{
    private static readonly Dictionary<string, string> small = new(StringComparer.Ordinal)
    {
        ["regions/r.csv"] = """
            code,name,level,parent,valid_from,valid_to,successors
            120000,天津市,province,,,,
            120115,宝坻区,county,120000,2001-03-22,,
            120224,宝坻县,county,120000,,2001-03-22,120115
            130000,河北省,province,,,,
            130600,保定市,prefecture,130000,,,
            130629,容城县,county,130600,,,
            410307,洛龙区,county,410000,,2007-12-31,
            410307,偃师区,county,410000,2021-10-31,,
            440000,广东省,province,,,,
            440100,广州市,prefecture,440000,,,
            440106,天河区,county,440100,,,
            441900,东莞市,prefecture,440000,,,
            445100,潮州市,prefecture,440000,,,
            """,
        ["regions/english.csv"] = """
            code,en
            120000,Tianjin
            """,
        ["centres/places.csv"] = """
            code,kind,zh,en
            JJJ,centre,京津冀,Jing-Jin-Ji
            GBA,centre,大湾区,Bay Area
            XIONGAN,set,雄安新区,Xiong'an
            """,
        ["centres/c.csv"] = """
            centre,code,valid_from,valid_to,source
            XIONGAN,130629,,,
            JJJ,120000,,,
            JJJ,130000,,,
            GBA,440100,,,
            GBA,441900,2020-01-01,2024-01-01,
            """,
        ["countries.csv"] = """
            code,zh,en
            SG,新加坡,Singapore
            """,
    };

    public static RegionCatalogue Small { get; } = RegionCatalogue.Read("r+c", path => new StringReader(small[path]));

    public static RegionCatalogue Shipped { get; } = RegionCatalogue.Read(
        RegionCatalogue.Newest, path => new StreamReader(Path.Combine(AppContext.BaseDirectory, "seeds", path)));

    public static RegionCatalogue With(string path, string content) =>
        RegionCatalogue.Read("r+c", asked => new StringReader(asked == path ? content : small[asked]));
}
