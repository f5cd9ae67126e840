using TransferFlow.Domain;

namespace TransferFlow.Web.Importing;

/// <summary>A column of the import file, explained for those who fill it in.</summary>
/// <param name="Name">The header.</param>
/// <param name="IsRequired">In every row; the others where the event needs them.</param>
internal sealed record ImportColumn(string Name, Sentence Meaning, bool IsRequired = false)
{
    public static IReadOnlyList<ImportColumn> All { get; } =
    [
        new("result", new("成果编号（持有单位自编）", "The owner's number of the result"), IsRequired: true),
        new("event", new("事件，见下表", "The event, see the list below"), IsRequired: true),
        new("occurred_on", new("发生日期，如 2026-06-30", "When it happened, as 2026-06-30"), IsRequired: true),
        new("owner", new("成果持有单位：代码或名称", "The owner: a code or a name")),
        new("stage", new("阶段：研发、概念验证、中试、产业化", "research, concept-validation, pilot, commercialization")),
        new("site", new("载体代码", "The site's code")),
        new("organisation", new("机构：代码或名称", "The organisation: a code or a name")),
        new("region", new("承接地：六位行政区划代码", "The host region: six digits of GB/T 2260")),
        new("title", new("成果名称", "The result's title")),
        new("field", new("技术领域", "The technology field")),
        new("origin_region", new("策源地：六位行政区划代码", "The origin region: six digits of GB/T 2260")),
        new("trl", new("技术成熟度 1–9", "Technology readiness, 1 to 9")),
        new("to_stage", new("交接的目标阶段", "The stage that is handed over to")),
        new("to_site", new("交接的接收载体", "The site that is handed over to")),
        new("to_region", new("交接的接收区域", "The region that is handed over to")),
        new("handover", new("交接编号", "The handover's number")),
        new("form", new("转化方式", "The form of transformation")),
        new("contract_kind", new("合同类型", "The kind of contract")),
        new("contract_no", new("合同编号", "The contract's number")),
        new("amount", new("合同金额", "The amount")),
        new("currency", new("币种，如 CNY", "The currency, as CNY")),
        new("amount_cny", new("折合人民币金额（元）", "The amount in yuan")),
        new("counterparty", new("合同相对方：机构代码或名称，不要填写个人姓名", "The counterparty: an organisation, never a person's name")),
        new("destination_region", new("去向：行政区划代码，境外用国家代码", "Where it is put to use: GB/T 2260, or ISO 3166 abroad")),
        new("reason", new("原因，不要填写个人信息", "The reason; no personal data")),
        new("source_ref", new("来源凭据：文号或链接", "Where your own records hold it")),
    ];
}
