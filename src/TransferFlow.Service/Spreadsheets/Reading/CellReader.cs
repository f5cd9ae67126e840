using System.Globalization;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Spreadsheets.Reading;

/// <summary>Understands single cells by their types (ECMA-376 part 1, 18.3.1.4 and 18.18.11).</summary>
internal sealed class CellReader(IReadOnlyList<string> sharedTexts, CellStyles styles, bool is1904)
{
    private static readonly Refusal NotCalculated = new("formula-without-value", new(
        "公式没有计算结果；请用表格软件打开并保存一次。", "The formula has no value yet; open and save the file in a spreadsheet program once."));

    private static readonly Refusal LostDigits = new("inexact-number", new(
        "超过15位的数在表格里会丢失末尾数字；请把单元格设为文本后重新输入。",
        "Spreadsheets keep 15 digits of a number and lose the others; format the cell as text and enter it again."));

    /// <summary>The cell that begins here; null for an empty one.</summary>
    public ReadCell? Read(PartReader xml, int column)
    {
        var (type, style) = (xml.Attribute("t") ?? "n", xml.Attribute("s"));
        var (value, inline, hasFormula) = Parts(xml);
        var format = styles.Of(style);
        var (text, fault) = type switch
        {
            "inlineStr" => (inline ?? "", null),
            _ when value.Length == 0 => ("", hasFormula && type != "str" ? NotCalculated : null),
            "s" => (Shared(value), null),
            "str" => (EscapedText.Decode(value).Trim(), null),
            "n" => Number(value, format),
            "d" => (Day(value), null),
            "b" => (value is "1" or "true" ? "TRUE" : "FALSE", null),
            "e" => (value, IsError(value)),
            _ => throw SheetFault.BecauseDamaged("单元格的类型有误", "a cell is of no known type"),
        };
        return text.Length == 0 && fault is null ? null : new(column, text, fault);
    }

    private static (string Value, string? Inline, bool HasFormula) Parts(PartReader xml)
    {
        var (value, inline, hasFormula) = ("", (string?)null, false);
        if (xml.IsEmpty) return (value, inline, hasFormula);
        while (xml.Read() && !xml.IsEnd(3))
        {
            if (xml.IsStart("v", 4)) value = xml.Text().Trim();
            else if (xml.IsStart("is", 4)) inline = xml.RichText().Trim();
            else if (xml.IsStart("f", 4)) hasFormula = true;
        }

        return (value, inline, hasFormula);
    }

    private string Shared(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < sharedTexts.Count
            ? sharedTexts[index]
            : throw SheetFault.BecauseDamaged("单元格的文字不存在", "a cell has a text that is not there");

    private (string Text, Refusal? Fault) Number(string value, NumberFormat format)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            throw SheetFault.BecauseDamaged("单元格的数有误", "the number of a cell is none");
        return (NumberText.Of(number, format, is1904), Math.Abs(number) >= NumberText.Inexact ? LostDigits : null);
    }

    /// <summary>A date in the words of ISO 8601, which some programs write, without a time of midnight.</summary>
    private static string Day(string value) => value.EndsWith("T00:00:00", StringComparison.Ordinal) ? value[..^9] : value;

    private static Refusal IsError(string value) => new("error-value", new(
        $"单元格是错误值 {Fault.Shown(value)}。", $"The cell has the error {Fault.Shown(value)} in it."));
}
