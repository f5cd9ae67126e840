using TransferFlow.Domain;
using TransferFlow.Service.Logging.Importing;

namespace TransferFlow.Web.Text;

internal static partial class Words
{
    public static readonly Sentence ImportTitle = new("导入阶段日志", "Import a log of stages");
    public static readonly Sentence ImportLead = new(
        "每行一个事件。先整体检查，全部无误才写入；重复导入同一文件不会产生任何变化。",
        "One event a row. The whole file is checked first, and written only if no row is at fault; importing a file again changes nothing.");
    public static readonly Sentence File = new("文件（XLSX，或 CSV：UTF-8、GB18030）", "File (XLSX, or CSV in UTF-8 or GB18030)");
    public static readonly Sentence ImportOwner = new("持有单位", "Owner");
    public static readonly Sentence ImportOwnerHint = new("用于没有 owner 列的行；代码或名称。", "For rows without an owner column; a code or a name.");
    public static readonly Sentence PreviewOnly = new("只检查，暂不写入", "Check only, write nothing yet");
    public static readonly Sentence CheckFile = new("提交文件", "Submit the file");
    public static readonly Sentence TemplateSheet = new("下载模板（XLSX）", "Download the template (XLSX)");
    public static readonly Sentence Template = new("CSV 表头", "Headers as CSV");
    public static readonly Sentence FileLimits = new(
        "文件不超过 64 MB；工作簿读取第一张可见的工作表，公式取其结果。导入结果在此保留一小时。",
        "Files up to 64 MB. Of a workbook the first visible sheet is read, of formulas their values. Reports stay here for an hour.");
    public static readonly Sentence TemplateLog = new("阶段日志", "Stage log");
    public static readonly Sentence TemplateExamples = new("示例", "Examples");
    public static readonly Sentence TemplateGuide = new("说明", "Guide");
    public static readonly Sentence TemplateHowTo = new(
        "只填写第一张工作表，每行一个事件；导入时不读取“示例”和“说明”。有下拉列表的单元格也可以填写代码。",
        "Fill in the first sheet alone, one event a row; the examples and this guide are not read. Cells with a drop-down take codes as well.");
    public static readonly Sentence ColumnsTitle = new("列说明", "The columns");
    public static readonly Sentence ColumnsLead = new(
        "表头用下列名称，也可用英文名称；不需要的列可以省略。",
        "Headers are these names, or the Chinese ones; columns that are not needed can be left out.");
    public static readonly Sentence Column = new("列", "Column");
    public static readonly Sentence Meaning = new("含义", "Meaning");
    public static readonly Sentence Required = new("必填", "Required");
    public static readonly Sentence Always = new("每行", "in every row");
    public static readonly Sentence WhereNeeded = new("视事件而定", "where the event needs it");
    public static readonly Sentence EventsTitle = new("事件", "The events");

    public static readonly Sentence CannotImport = new("无法导入", "This cannot be imported");
    public static readonly Sentence NoFile = new("请选择一个非空的文件。", "Choose a file that is not empty.");
    public static readonly Sentence FileTooLarge = new("文件超过 64 MB，请拆分后再导入。", "The file is larger than 64 MB; split it and import the parts.");
    public static readonly Sentence ImportForgotten = new("没有这次导入", "There is no such import");
    public static readonly Sentence ImportForgottenText = new(
        "导入结果只保留一小时，服务重启后也会清除。",
        "Reports are kept for an hour, and not beyond a restart of the server.");
    public static readonly Sentence ImportRunning = new("正在处理…", "Working on it…");
    public static readonly Sentence ImportWaiting = new("等待前一个导入完成。", "Waiting for the import before it.");
    public static readonly Sentence Reload = new("刷新", "Reload");
    public static readonly Sentence ImportRefused = new("文件有误，未写入", "The file has errors; nothing was written");
    public static readonly Sentence ImportWouldWork = new("检查通过，可以导入", "The file is in order and can be imported");
    public static readonly Sentence ImportDone = new("导入完成", "The import is done");
    public static readonly Sentence ImportFailedTitle = new("导入失败", "The import failed");
    public static readonly Sentence ImportFailed = new(
        "程序出错，导入未完成；错误已经记录。",
        "The program failed and the import did not complete; the error has been logged.");
    public static readonly Sentence ImportDoneText = new("新的事实已经写入，可以查看：", "The new facts are written; see");
    public static readonly Sentence NothingWritten = new("未写入任何内容。", "Nothing was written.");
    public static readonly Sentence NothingWrittenYet = new("尚未写入任何内容。", "Nothing has been written yet.");
    public static readonly Sentence AllOrNothing = new(
        "请修正下列各行后重新提交；整个文件要么全部写入，要么全不写入。",
        "Correct the rows below and submit the file again; it is written whole or not at all.");
    public static readonly Sentence ImportNow = new("写入这些事实", "Write these facts");
    public static readonly Sentence Rows = new("行", "Rows");
    public static readonly Sentence RegisteredByRows = new("由此登记的成果", "Results registered");
    public static readonly Sentence AlreadyKnown = new("此前已知", "Known before");
    public static readonly Sentence Rejected = new("有误的行", "Rows at fault");
    public static readonly Sentence Errors = new("错误", "Errors");
    public static readonly Sentence Warnings = new("提示", "Warnings");
    public static readonly Sentence Row = new("行号", "Row");
    public static readonly Sentence WholeFile = new("整个文件", "whole file");
    public static readonly Sentence Reason = new("说明", "What is wrong");
    public static readonly Sentence DownloadAll = new("下载全部（CSV）", "Download all (CSV)");

    public static readonly Sentence RejectedTitle = new("有误的行", "The rows at fault");
    public static readonly Sentence NoHeader = new("（无表头）", "(no header)");
    public static readonly Sentence EmptyCell = new("（空）", "(empty)");
    public static readonly Sentence CorrectedRows = new("更正后的行", "The corrected rows");
    public static readonly Sentence CorrectionsText = new(
        "下载上面的行，在文件里更正后在此提交；它们会替换原文件中的这些行，其余各行不变，再整体检查一次。删去的行不再导入。",
        "Download these rows, correct them in that file and submit it here: they take the place of those in the original file, whose other rows "
        + "stay, and the whole is checked again. A row that you delete is left out.");
    public static readonly Sentence CheckCorrections = new("检查更正后的文件", "Check the corrected file");

    public static Sentence DownloadRejected(bool isSheet) => isSheet
        ? new("下载有误的行（XLSX）", "Download the rows at fault (XLSX)") : new("下载有误的行（CSV）", "Download the rows at fault (CSV)");

    /// <summary>What an address says went wrong; null for anything else.</summary>
    public static Sentence? ImportProblem(string? code) => code switch
    {
        "no-file" => NoFile,
        "file-too-large" => FileTooLarge,
        _ => null,
    };

    public static Sentence FactsWritten(bool isPreview) => isPreview ? new("将写入的事实", "Facts to be written") : new("写入的事实", "Facts written");

    public static Sentence FirstShown(int count) => new($"显示前 {count} 条。", $"The first {count} are shown.");

    public static Sentence ImportProgress(ImportProgress progress) => progress.Phase switch
    {
        ImportPhase.Reading => new($"正在读取：{progress.Rows:N0} 行", $"Reading: {progress.Rows:N0} rows"),
        ImportPhase.Deciding => new($"正在检查：{progress.Rows:N0} 条", $"Checking: {progress.Rows:N0} facts"),
        _ => new($"正在写入：{progress.Rows:N0} 条", $"Writing: {progress.Rows:N0} facts"),
    };
}
