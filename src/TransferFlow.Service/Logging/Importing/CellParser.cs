using System.Globalization;
using System.Text.RegularExpressions;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>Understands single cells: dates, amounts, readiness levels. What cannot be understood is added to the faults.</summary>
internal static partial class CellParser
{
    // The longer ones first, for they end like the shorter.
    private static readonly string[] Units = ["万元", "亿元", "元"];

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy-M-d"];

    public static DateOnly? Date(Row row, string column, List<Refusal> faults)
    {
        if (row[column] is not { } text) return null;
        if (DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        faults.Add(new("bad-date", new(
            $"“{Fault.Shown(text)}”不是日期，应如2026-06-30。", $"'{Fault.Shown(text)}' is no date; it should be like 2026-06-30."), column));
        return null;
    }

    public static int? Trl(Row row, List<Refusal> faults)
    {
        if (row[Columns.Trl] is not { } text) return null;
        var digits = text.StartsWith("TRL", StringComparison.OrdinalIgnoreCase) ? text[3..].TrimStart() : text;
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var trl)) return trl;
        faults.Add(new("bad-trl", new($"技术成熟度应为1至9，而不是“{Fault.Shown(text)}”。", $"TRL is 1 to 9, not '{Fault.Shown(text)}'."), Columns.Trl));
        return null;
    }

    /// <param name="yuan">What one unit of the column is worth.</param>
    public static decimal? Amount(Row row, string column, decimal yuan, List<Refusal> faults)
    {
        if (row[column] is not { } text) return null;
        if (!Number().IsMatch(text))
        {
            if (Units.FirstOrDefault(unit => text.EndsWith(unit, StringComparison.Ordinal)) is { } named)
            {
                faults.Add(new("unit-in-cell", new(
                    $"“{Fault.Shown(text)}”含有单位；单元格里只写数，单位写在表头，如“金额（{named}）”。",
                    $"'{Fault.Shown(text)}' has a unit in it; the cell takes the number alone, the header the unit, as 金额（{named}）."), column));
                return null;
            }

            faults.Add(new("bad-number", new(
                $"“{Fault.Shown(text)}”不是数，应如1234.56。", $"'{Fault.Shown(text)}' is no number; it should be like 1234.56."), column));
            return null;
        }

        // A decimal holds 28 digits exactly and would round others away unseen.
        var isExact = text.Count(char.IsAsciiDigit) <= 28;
        if (isExact && decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) is < 1e16m and var amount) return amount * yuan;
        faults.Add(Fault.TooManyDigits(column, FactRules.AmountDecimals));
        return null;
    }

    /// <summary>A comma only stands between groups of three digits, for 1,5 is one and a half to some and fifteen to others.</summary>
    [GeneratedRegex(@"^[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
