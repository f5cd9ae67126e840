using TransferFlow.Domain;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Importing;

/// <summary>A column of the import file, explained for those who fill it in.</summary>
/// <param name="Name">The header in an English file.</param>
/// <param name="Zh">The header in a Chinese file; the two can be mixed.</param>
/// <param name="IsRequired">In every row; the others where the event needs them.</param>
internal sealed record ImportColumn(string Name, string Zh, Sentence Meaning, bool IsRequired = false)
{
    public string Header(Language language) => language == Language.Zh ? Zh : Name;

    /// <summary>The header of a column that a report names.</summary>
    public static string HeaderOf(string name, Language language) => All.FirstOrDefault(column => column.Name == name)?.Header(language) ?? name;

    public static IReadOnlyList<ImportColumn> All { get; } =
    [
        new("result", "成果编号", new("成果编号（持有单位自编）", "The owner's number of the result"), IsRequired: true),
        new("event", "事件", new("事件，见下表", "The event, see the list below"), IsRequired: true),
        new("occurred_on", "发生日期", new("发生日期，如 2026-06-30", "When it happened, as 2026-06-30"), IsRequired: true),
        new("owner", "成果持有单位", new("成果持有单位：代码或名称", "The owner: a code or a name")),
        new("stage", "阶段", new("阶段：研发、概念验证、中试、产业化", "research, concept-validation, pilot, commercialization")),
        new("site", "载体", new("载体代码", "The site's code")),
        new("organisation", "机构", new("机构：代码或名称", "The organisation: a code or a name")),
        new("region", "承接地", new("承接地：六位行政区划代码", "The host region: six digits of GB/T 2260")),
        new("title", "成果名称", new("成果名称", "The result's title")),
        new("field", "技术领域", new("技术领域", "The technology field")),
        new("origin_region", "策源地", new("策源地：六位行政区划代码", "The origin region: six digits of GB/T 2260")),
        new("trl", "技术成熟度", new("技术成熟度 1–9", "Technology readiness, 1 to 9")),
        new("to_stage", "目标阶段", new("交接的目标阶段", "The stage that is handed over to")),
        new("to_site", "目标载体", new("交接的接收载体", "The site that is handed over to")),
        new("to_region", "目标区域", new("交接的接收区域", "The region that is handed over to")),
        new("handover", "交接编号", new("交接编号", "The handover's number")),
        new("until", "答复期限", new("最后可答复的日期", "The last day on which the offer can be answered")),
        new("form", "转化方式", new("转化方式", "The form of transformation")),
        new("contract_kind", "合同类型", new("合同类型", "The kind of contract")),
        new("contract_no", "合同编号", new("合同编号", "The contract's number")),
        new("amount", "金额", new("合同金额", "The amount")),
        new("currency", "币种", new("币种，如 CNY", "The currency, as CNY")),
        new("amount_cny", "人民币金额", new("折合人民币金额（元）", "The amount in yuan")),
        new("counterparty", "受让方", new("合同相对方：机构代码或名称，不要填写个人姓名", "The counterparty: an organisation, never a person's name")),
        new("destination_region", "目的地", new("去向：行政区划代码，境外用国家代码", "Where it is put to use: GB/T 2260, or ISO 3166 abroad")),
        new("reason", "原因", new("原因，不要填写个人信息", "The reason; no personal data")),
        new("superseded_by", "替代成果", new("替代它的成果编号", "The result that takes its place")),
        new("predecessor", "前项成果", new("所接续的已结束成果", "The ended result that this one revives")),
        new("source_ref", "来源", new("来源凭据：文号或链接", "Where your own records hold it")),
    ];
}
