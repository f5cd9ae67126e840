using TransferFlow.Domain.Time;

namespace TransferFlow.Web.Text;

/// <summary>How numbers and times look on a screen. Rounding is for screens alone: beside a rounded number stands the address of the exact one.</summary>
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

    public static string Date(DateOnly? date) => date is { } known ? known.ToString("yyyy-MM-dd") : Nothing;

    /// <summary>An instant as the clocks in China show it.</summary>
    public static string InChina(DateTimeOffset instant) => instant.ToOffset(ChinaCalendar.Offset).ToString("yyyy-MM-dd HH:mm:ss");

    /// <summary>A horizon in words: <c>3 年</c>, <c>18 months</c>.</summary>
    public static string Horizon(string horizon, Language language)
    {
        var number = horizon[1..^1];
        var one = number == "1";
        return (horizon[^1], language) switch
        {
            ('Y', Language.Zh) => $"{number} 年",
            ('M', Language.Zh) => $"{number} 个月",
            ('D', Language.Zh) => $"{number} 天",
            ('Y', _) => one ? "1 year" : $"{number} years",
            ('M', _) => one ? "1 month" : $"{number} months",
            _ => one ? "1 day" : $"{number} days",
        };
    }
}
