using System.Globalization;

namespace TransferFlow.Domain.Figures;

/// <summary>The parameter by which a figure of durations is asked for its quantiles.</summary>
internal static class QuantileOption
{
    private const int Most = 9;
    private const int Decimals = 4;

    public static readonly FigureOption Option = new(
        "quantile", "0.25,0.5,0.75,0.85", Read, "0.25,0.5,0.75,0.85",
        new(
            "分位数：大于0、小于1，升序，至多9个，至多4位小数。",
            "Which quantiles: each above 0 and below 1, ascending, at most nine, at most four decimals."));

    /// <summary>The quantiles of a question, as written.</summary>
    public static IEnumerable<string> Of(FigureRequest request) => request.Option(Option.Name).Split(',');

    private static string? Read(string text)
    {
        var parts = text.Split(',');
        var quantiles = new List<decimal>();
        foreach (var part in parts)
        {
            if (!decimal.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantile)) return null;
            if (quantile is <= 0 or >= 1 || decimal.Round(quantile, Decimals) != quantile) return null;
            if (quantiles.Count > 0 && quantile <= quantiles[^1]) return null;
            quantiles.Add(quantile);
        }

        return quantiles.Count > Most ? null : string.Join(',', quantiles.Select(quantile => quantile.ToString("0.####")));
    }
}
