using System.Globalization;
using TransferFlow.Domain;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Spreadsheets.Writing;

namespace TransferFlow.Service.Spreadsheets;

/// <summary>A column of the import format, for those who fill it in and for the files that are written in it.</summary>
/// <param name="Name">The header in an English file.</param>
/// <param name="Zh">The header in a Chinese file; the two can be mixed.</param>
/// <param name="Style">What its cells are in a workbook: codes are text, so that none loses a zero.</param>
/// <param name="IsRequired">In every row; the others where the event needs them.</param>
public sealed record LogColumn(string Name, string Zh, Sentence Meaning, SheetStyle Style = SheetStyle.Text, int Width = 14, bool IsRequired = false)
{
    public static IReadOnlyList<LogColumn> All { get; } =
    [
        new("result", "成果编号", new("成果编号（持有单位自编）", "The owner's number of the result"), IsRequired: true),
        new("event", "事件", new("事件，见下表", "The event, see the list below"), Width: 18, IsRequired: true),
        new("occurred_on", "发生日期", new("发生日期，如 2026-06-30", "When it happened, as 2026-06-30"), SheetStyle.Date, IsRequired: true),
        new("owner", "成果持有单位", new("成果持有单位：代码或名称", "The owner: a code or a name"), Width: 20),
        new("stage", "阶段", new("阶段：研发、概念验证、中试、产业化", "research, concept-validation, pilot, commercialization"), Width: 18),
        new("site", "载体", new("载体：代码或名称", "The site: a code or a name"), Width: 20),
        new("organisation", "机构", new("机构：代码或名称", "The organisation: a code or a name"), Width: 20),
        new("region", "承接地", new("承接地：六位行政区划代码", "The host region: six digits of GB/T 2260")),
        new("title", "成果名称", new("成果名称", "The result's title"), Width: 32),
        new("field", "技术领域", new("技术领域", "The technology field"), Width: 20),
        new("origin_region", "策源地", new("策源地：六位行政区划代码", "The origin region: six digits of GB/T 2260")),
        new("trl", "技术成熟度", new("技术成熟度 1–9", "Technology readiness, 1 to 9")),
        new("to_stage", "目标阶段", new("交接的目标阶段", "The stage that is handed over to"), Width: 18),
        new("to_site", "目标载体", new("交接的接收载体", "The site that is handed over to"), Width: 20),
        new("to_region", "目标区域", new("交接的接收区域", "The region that is handed over to")),
        new("handover", "交接编号", new("交接编号", "The handover's number")),
        new("until", "答复期限", new("最后可答复的日期", "The last day on which the offer can be answered"), SheetStyle.Date),
        new("form", "转化方式", new("转化方式", "The form of transformation")),
        new("contract_kind", "合同类型", new("合同类型", "The kind of contract")),
        new("contract_no", "合同编号", new("合同编号", "The contract's number"), Width: 20),
        new("amount", "金额", new(
            "合同金额；表头写“金额（万元）”时以万元计", "The amount; in units of 10,000 yuan under the header 金额（万元）"), SheetStyle.Amount, Width: 18),
        new("currency", "币种", new("币种，如 CNY", "The currency, as CNY")),
        new("amount_cny", "人民币金额", new("折合人民币金额（元）", "The amount in yuan"), SheetStyle.Amount, Width: 18),
        new("counterparty", "受让方", new(
            "合同相对方：机构代码或名称，不要填写个人姓名", "The counterparty: an organisation, never a person's name"), Width: 20),
        new("destination_region", "目的地", new("去向：行政区划代码，境外用国家代码", "Where it is put to use: GB/T 2260, or ISO 3166 abroad")),
        new("reason", "原因", new("原因，不要填写个人信息", "The reason; no personal data"), Width: 28),
        new("superseded_by", "替代成果", new("替代它的成果编号", "The result that takes its place")),
        new("predecessor", "前项成果", new("所接续的已结束成果", "The ended result that this one revives")),
        new("source_ref", "来源", new("来源凭据：文号或链接", "Where your own records hold it"), Width: 24),
    ];

    /// <summary>Null for a name that is no column's.</summary>
    public static LogColumn? Find(string? name) => All.FirstOrDefault(column => column.Name == name);

    /// <summary>The cell of a workbook for a text of this column: a date or a number where the column is one and the text as well.</summary>
    public SheetCell Cell(string? text) => Style switch
    {
        SheetStyle.Date when text is not null && IsoDate.Find(text) is { } date => SheetCell.Of(date),
        SheetStyle.Amount when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) =>
            SheetCell.Of(amount),
        _ => SheetCell.Of(text),
    };
}
