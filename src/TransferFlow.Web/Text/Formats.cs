using TransferFlow.Domain.Time;

namespace TransferFlow.Web.Text;

/// <summary>
/// How numbers and times look on a screen. Rounding is for screens alone: beside a rounded number stands the address of the exact one.
/// </summary>
internal static class Formats
{
    /// <summary>What stands in a cell for which there is nothing to say.</summary>
    public const string Nothing = "–";

    public static string Count(long count) => count.ToString("N0");

    /// <summary>A share as per cent with one decimal.</summary>
    public static string Percent(double? share) => share is { } known ? $"{known * 100:0.0}%" : Nothing;

    /// <summary>An interval as per cent, its ends joined by a dash; null where there is none.</summary>
    public static string? Interval(double? low, double? high) =>
        low is { } from && high is { } to ? $"{from * 100:0.0}–{to * 100:0.0}" : null;

    /// <summary>The number as programs read it, in its shortest round-trip form.</summary>
    public static string Exact(double? number) => number is { } known ? known.ToString("R") : "";

    /// <summary>An amount as it is typed: nothing but its digits.</summary>
    public static string? Plain(decimal? amount) => amount?.ToString("0.####");

    public static string Date(DateOnly? date) => date is { } known ? known.ToString("yyyy-MM-dd") : Nothing;

    /// <summary>A number of bytes, in units of 1,024 as file managers show them.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1 << 10 => $"{bytes} B",
        < 1 << 20 => $"{bytes / 1024.0:0.0} KB",
        _ => $"{bytes / 1024.0 / 1024.0:0.0} MB",
    };

    /// <summary>As much of a hash as tells files apart at a glance.</summary>
    public static string ShortHash(string sha256) => sha256[..12] + "…";

    /// <summary>An instant as the clocks in China show it.</summary>
    public static string InChina(DateTimeOffset instant) => instant.ToOffset(ChinaCalendar.Offset).ToString("yyyy-MM-dd HH:mm:ss");

    /// <summary>A horizon in words: <c>3 年</c>, <c>18 months</c>.</summary>
    public static string Horizon(string horizon, Language language) => Horizons(horizon, language);

    /// <summary>Several, as an address lists them: <c>1、3、5 年</c>; each with its own unit where these differ.</summary>
    public static string Horizons(string horizons, Language language)
    {
        var comma = language == Language.Zh ? "、" : ", ";
        var each = horizons.Split(',');
        if (each.Select(horizon => horizon[^1]).Distinct().Count() > 1) return string.Join(comma, each.Select(horizon => Horizon(horizon, language)));
        var numbers = string.Join(comma, each.Select(horizon => horizon[1..^1]));
        return $"{numbers} {Unit(each[0][^1], numbers == "1", language)}";
    }

    private static string Unit(char unit, bool isOne, Language language) => (unit, language) switch
    {
        ('Y', Language.Zh) => "年",
        ('M', Language.Zh) => "个月",
        ('D', Language.Zh) => "天",
        ('Y', _) => isOne ? "year" : "years",
        ('M', _) => isOne ? "month" : "months",
        _ => isOne ? "day" : "days",
    };
}
