using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Spreadsheets;
using TransferFlow.Service.Spreadsheets.Writing;

namespace TransferFlow.Service.Auditing;

/// <summary>The log as a workbook: a sheet in the import format, which is read back like any other, and one that explains it.</summary>
internal sealed class LogWorkbook : IDisposable
{
    private readonly WorkbookWriter workbook;
    private readonly SheetWriter log;
    private readonly LogColumn[] columns = [.. LogRow.Columns.Select(name => LogColumn.Find(name)!)];

    public LogWorkbook(Stream output)
    {
        workbook = new(output);
        log = workbook.Add("阶段日志 Stage log", [.. columns.Select(column => new SheetColumn(column.Name, column.Style, column.Width))]);
    }

    public void Write(IReadOnlyDictionary<string, string?> row) => log.Write([.. columns.Select(column => column.Cell(row.GetValueOrDefault(column.Name)))]);

    /// <summary>Says which log this is and what its columns and events are called.</summary>
    public void WriteAbout(Position knownAt, LogExported exported)
    {
        SheetColumn[] heads = [new("项目 Item", SheetStyle.Text, 24), new("中文", SheetStyle.Wrapped, 56), new("English", SheetStyle.Wrapped, 56)];
        var about = workbook.Add("说明 About", heads);
        void Say(string item, string zh, string en) => about.Write(SheetCell.Of(item), SheetCell.Of(zh), SheetCell.Of(en));

        Say("knownAt", $"截至位置 {knownAt} 已知的全部事实，按记录顺序，更正过的以更正后为准", $"All facts known at position {knownAt}, as corrected, in the order of recording");
        Say("asOf", "不限：业务日期见 occurred_on 列", "Any: the business dates are in the column occurred_on");
        Say("facts", $"{exported.Facts}", $"{exported.Facts}");
        Say("evidence", $"另有 {exported.LeftOut} 件证据未写入：一行不能附带文件", $"{exported.LeftOut} attachments left out: a row cannot carry a file");
        Say("void", $"另有 {exported.Void} 条已作废的事实未写入", $"{exported.Void} void facts left out");
        foreach (var column in columns) Say(column.Name, $"{column.Zh}：{column.Meaning.Zh}", column.Meaning.En);
        foreach (var code in FactCodes.InStageLogs) Say(code, FactCodes.NameOf(code).Zh, FactCodes.NameOf(code).En);
        foreach (var stage in Stages.All) Say(stage.Code(), stage.Name().Zh, stage.Name().En);
    }

    public void Dispose() => workbook.Dispose();
}
