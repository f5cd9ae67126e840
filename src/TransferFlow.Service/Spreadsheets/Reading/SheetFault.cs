using System.Xml;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Spreadsheets.Reading;

/// <summary>The names of what can be wrong with a workbook as a whole.</summary>
internal static class SheetFault
{
    public static Refusal Encrypted { get; } = new("encrypted-xlsx", new(
        "工作簿设有密码，无法读取；请去掉密码后另存。", "The workbook is protected by a password and cannot be read; save it without one."));

    public static Refusal OldXls { get; } = new("old-xls", new(
        "这是旧版表格文件（.xls、.et），请另存为 .xlsx。", "This is a spreadsheet in an old format (.xls, .et); save it as .xlsx."));

    public static Refusal BinaryXlsb { get; } = new("binary-xlsb", new("这是 .xlsb 文件，请另存为 .xlsx。", "This is an .xlsb file; save it as .xlsx."));

    public static Refusal OpenDocument { get; } = new("opendocument", new(
        "这是 OpenDocument 文件（.ods），请另存为 .xlsx。", "This is an OpenDocument file (.ods); save it as .xlsx."));

    public static Refusal NoSpreadsheet { get; } = new("not-a-spreadsheet", new(
        "这是压缩文件或其他 Office 文件，不是 .xlsx 工作簿。", "This is a zip file or another kind of Office file, not an .xlsx workbook."));

    public static Refusal NoSheet { get; } = new("no-sheet", new("工作簿里没有可见的工作表。", "The workbook has no visible sheet."));

    public static Refusal Dtd { get; } = new("xlsx-dtd", new(
        "工作簿的 XML 含有文档类型声明（DTD），拒绝读取。", "The XML of the workbook declares a document type (DTD), which is not read."));

    public static Refusal TooManyEntries(int limit) => new("xlsx-too-many-parts", new(
        $"工作簿里的文件超过{limit:N0}个。", $"There are more than {limit:N0} files in the workbook."));

    public static Refusal InflatesTooFar(long limit) => new("xlsx-too-large", new(
        $"工作簿解压后超过{limit >> 20:N0} MB，请拆分。", $"Unpacked, the workbook is larger than {limit >> 20:N0} MB; split it."));

    public static Refusal Bomb(int limit) => new("xlsx-bomb", new(
        $"工作簿解压后膨胀{limit}倍以上，拒绝读取。", $"The workbook swells to more than {limit} times its size when unpacked, which no real one does."));

    public static Refusal TooManyTexts(long limit) => new("xlsx-too-many-texts", new(
        $"工作簿的文字超过{limit >> 20:N0} MB，请拆分。", $"The texts of the workbook are larger than {limit >> 20:N0} MB; split it."));

    /// <param name="zh">What is damaged, as the end of a sentence.</param>
    public static Refusal Damaged(string zh, string en) => new("bad-xlsx", new($"工作簿已损坏：{zh}。", $"The workbook is damaged: {en}."));

    public static RefusedException BecauseDamaged(string zh, string en) => new(Damaged(zh, en));

    public static RefusedException TooMuchText() => BecauseDamaged("单元格的文字过长", "a cell has more text than a spreadsheet allows");

    /// <summary>
    /// What an exception says about the file: everything that the libraries for zip and XML throw at one that is broken. Null for anything else,
    /// a fault of this program or of the machine.
    /// </summary>
    public static Refusal? Of(Exception exception) => exception switch
    {
        // The reader of XML has no other mark for it; a test holds it.
        XmlException e when e.Message.Contains("DTD", StringComparison.Ordinal) => Dtd,
        XmlException e => Damaged(
            $"XML 第{e.LineNumber}行第{e.LinePosition}个字符有误", $"its XML is wrong in line {e.LineNumber} at character {e.LinePosition}"),
        InvalidDataException or EndOfStreamException => Damaged("压缩数据不完整", "its packed data are not whole"),
        NotSupportedException or ArgumentException or FormatException or OverflowException => Damaged("格式有误", "its form is wrong"),
        _ => null,
    };
}
