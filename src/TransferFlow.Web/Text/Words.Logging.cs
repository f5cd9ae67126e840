using TransferFlow.Domain;
using TransferFlow.Domain.Results;

namespace TransferFlow.Web.Text;

internal static partial class Words
{
    public static readonly Sentence Actions = new("登记进展", "Log what happened");
    public static readonly Sentence ActionsInThePast = new(
        "这里显示的是过去的日期或过去所知；回到现在即可登记。", "This shows a past date or a past state of knowledge; log at the present.");
    public static readonly Sentence NothingToDo = new(
        "您可以查看此成果，但目前没有可登记的事项。", "You may see this result; there is nothing for you to log at present.");
    public static readonly Sentence LogRow = new("登记", "Log");
    public static readonly Sentence Optional = new("（选填）", " (optional)");
    public static readonly Sentence NotStated = new("（不填）", "(not stated)");
    public static readonly Sentence NotLogged = new("未登记", "Not logged");
    public static readonly Sentence Submit = new("登记", "Log it");
    public static readonly Sentence SubmitAnyway = new("已核对，登记", "Checked, log it");
    public static readonly Sentence Cancel = new("取消", "Cancel");
    public static readonly Sentence Confirm = new("请确认", "Please confirm");
    public static readonly Sentence ConfirmText = new(
        "记录一经登记不能删除，结束之后也不能再有新的记录。确认登记以下内容吗？",
        "What is logged is never deleted, and after an end nothing more can happen. Is this what you want to log?");
    public static readonly Sentence ConfirmCancelText = new(
        "记录一经登记不能删除。确认解除以下合同吗？", "What is logged is never deleted. Is this the deal that was cancelled?");
    public static readonly Sentence YesLogIt = new("确认登记", "Yes, log it");
    public static readonly Sentence ChangeIt = new("返回修改", "Change it");
    public static readonly Sentence SinceThen = new("您打开此页之后，又有这些记录：", "Since you opened the page, this was logged:");
    public static readonly Sentence StillTyped = new("您填写的内容都还在；请核对后再提交。", "What you typed is still here. Check it, and send it again if it holds.");
    public static readonly Sentence FormLead = new(
        "必填项之外都可留空。按 Enter 提交，按 Esc 返回。", "Only what is not optional is needed. Enter sends the form, Esc goes back.");

    public static readonly Sentence Logged = new("已登记", "Logged");
    public static readonly Sentence KnownAlready = new("该事实此前已有记录，没有重复登记。", "This was on record already; nothing was logged twice.");
    public static readonly Sentence NoDeletion = new(
        "记录不可删除。若有误，可在下面的事实旁申请更正；原记录仍可查看。",
        "Facts are never deleted. Where one is wrong, ask for its correction beside it below; the first record stays to be seen.");
    public static readonly Sentence LogAnother = new("继续登记此成果", "Log more of this result");
    public static readonly Sentence RegisterAnother = new("再登记一项成果", "Register another result");
    public static readonly Sentence ToTheList = new("到成果列表登记下一项", "On to the next result in the list");

    public static readonly Sentence Register = new("登记成果", "Register a result");
    public static readonly Sentence RegisterLead = new(
        "登记日期可以晚于研发工作；之后仍可补登更早的进展。", "The date of registration may follow the work; what happened before can still be logged afterwards.");
    public static readonly Sentence ResultNumberHint = new("持有单位自编的编号，登记后不可更改。", "The owner's own number; it cannot be changed later.");
    public static readonly Sentence LogRegionHint = new(
        "输入名称或代码，县区也可，如“海淀区”或 110108。", "Type a name or a code, counties too: Baoding, 海淀区, or 110108.");
    public static readonly Sentence Predecessor = new("前项成果", "Predecessor");
    public static readonly Sentence PredecessorHint = new(
        "重新启动的项目：填写此前已结束的成果，编号或标识。", "For a project that is revived: the ended result, by its number or id.");
    public static readonly Sentence Trl = new("技术成熟度（TRL）", "Technology readiness (TRL)");
    public static readonly Sentence TrlReached = new("验收时的技术成熟度", "TRL reached");

    public static readonly Sentence SourceRef = new("来源凭据", "Source reference");
    public static readonly Sentence SourceRefHint = new(
        "本单位档案中的文号或链接。请勿填写个人信息。", "Where your own records hold it: a file number or a link. No personal data.");
    public static readonly Sentence Why = new("说明", "Remark");
    public static readonly Sentence ReasonGiven = new("原因", "Reason");
    public static readonly Sentence NoPersonalData = new(
        "请勿填写姓名、电话、证件号等个人信息：记录不可删除。", "No names, telephone numbers or other personal data: what is logged is never deleted.");

    public static readonly Sentence EnterStage = new("进入阶段", "Enter a stage");
    public static readonly Sentence EnterStageLead = new(
        "是推进、退回还是转移，由先后次序推算，无需填写；补登较早的日期时，以届时的次序为准。",
        "Whether it is an advance, a return or a move follows from the order of the facts; for an earlier date, from the order then.");
    public static readonly Sentence SiteHint = new("输入名称、地区或类型即可筛选，如“中试基地”。", "Type a name, a region or a kind to find it: pilot base.");
    public static readonly Sentence HostRegionHint = new("留空则取载体所在地；没有载体时必填。", "Left empty, it is the site's; without a site it is needed.");
    public static readonly Sentence LogOrganisationHint = new("不在载体内进行时，由哪个机构承担。", "Where there is no site: whose the work is.");
    public static readonly Sentence SiteOrRegion = new("请填写载体；没有载体时填写承接地。", "Give the site or, where there is none, the host region.");
    public static readonly Sentence PassStage = new("阶段验收", "Pass a stage");
    public static readonly Sentence PassStageLead = new("验收后成果仍在该阶段，直到进入另一阶段或结束。", "The result stays in the stage until it enters another or ends.");

    public static readonly Sentence OfferHandover = new("发起交接", "Offer a handover");
    public static readonly Sentence OfferHandoverLead = new(
        "承接方会在收件箱看到；接受后即可为此成果登记。", "The receiving site sees it in its inbox; once it accepts, it may log for this result.");
    public static readonly Sentence ToStage = new("目标阶段", "For the stage");
    public static readonly Sentence ToSite = new("承接载体", "To the site");
    public static readonly Sentence ToRegion = new("承接区域", "To the region");
    public static readonly Sentence ToRegionHint = new("尚未选定载体时填写。", "Where no site is chosen yet.");
    public static readonly Sentence FromSite = new("发起载体", "From the site");
    public static readonly Sentence AnswerUntil = new("答复期限", "To be answered by");
    public static readonly Sentence AnswerUntilHint = new("最后可答复的日期。", "The last day on which an answer is expected.");
    public static readonly Sentence HandoverNumber = new("交接编号", "Number of the handover");
    public static readonly Sentence HandoverNumberHint = new("留空则自动编号。", "Left empty, it gets one.");
    public static readonly Sentence Handover = new("交接", "Handover");
    public static readonly Sentence AcceptHandover = new("接受交接", "Accept the handover");
    public static readonly Sentence AcceptHandoverLead = new("接受后，请另行登记进入阶段。", "Log the entry into the stage when it happens.");
    public static readonly Sentence DeclineHandover = new("谢绝交接", "Decline the handover");

    public static readonly Sentence SignDeal = new("签订合同", "Sign a deal");
    public static readonly Sentence SignDealLead = new(
        "一份合同涉及多项成果时，编号相同，各填各的份额。", "A contract over several results has one number; each result records its own share.");
    public static readonly Sentence AmendDeal = new("变更合同", "Amend a deal");
    public static readonly Sentence AmendDealLead = new("填写自发生日期起的完整条款。", "Give the whole terms as they are from that date on.");
    public static readonly Sentence CancelDeal = new("解除合同", "Cancel a deal");
    public static readonly Sentence ContractNumber = new("合同编号", "Contract number");
    public static readonly Sentence Form = new("转化方式", "Form of transformation");
    public static readonly Sentence ContractKind = new("合同类型", "Kind of contract");
    public static readonly Sentence Amount = new("金额", "Amount");
    public static readonly Sentence AmountHint = new("此成果的份额；只写数字，如 1234.56。", "The share of this result; digits alone, as 1234.56.");
    public static readonly Sentence Unit = new("金额单位", "Unit of the amounts");
    public static readonly Sentence UnitOne = new("元", "units (yuan)");
    public static readonly Sentence UnitTenThousand = new("万元", "ten thousands (万元)");
    public static readonly Sentence Currency = new("币种", "Currency");
    public static readonly Sentence AmountCny = new("折合人民币", "Amount in CNY");
    public static readonly Sentence AmountCnyHint = new("币种为人民币时无需填写。", "Not needed where the currency is CNY.");
    public static readonly Sentence CounterpartyField = new("合同相对方", "Counterparty");
    public static readonly Sentence CounterpartyHint = new(
        "机构的名称或代码。相对方为个人时，只填本单位的内部编号，不填姓名。",
        "An organisation's name or code. For a private person give an internal number of your own, never the name.");
    public static readonly Sentence DestinationHint = new("成果用于何处：区域，境外用国家。", "Where the result is put to use: a region, or a country abroad.");

    public static readonly Sentence AttachEvidence = new("上传证据", "Attach evidence");
    public static readonly Sentence AttachEvidenceLead = new(
        "文件连同其 SHA-256 长期保存，只供下载；可上传 PDF、OFD、Office 文档、图片与文本，不超过 20 MB。",
        "The file is kept with its SHA-256 and is for download only: PDF, OFD, Office documents, pictures and text, up to 20 MB.");
    public static readonly Sentence AttachFor = new("为此上传证据", "Attach evidence for it");
    public static readonly Sentence EvidenceFile = new("文件", "File");
    public static readonly Sentence EvidenceFileHint = new(
        "请先遮盖文件中的个人信息：证据不可删除。", "Black out personal data in it first: evidence is never deleted.");
    public static readonly Sentence ProvesFact = new("佐证哪条记录", "Which fact it proves");
    public static readonly Sentence NoFact = new("（成果整体）", "(the result as a whole)");

    public static readonly Sentence Terminate = new("终止", "Terminate");
    public static readonly Sentence Withdraw = new("撤回", "Withdraw");
    public static readonly Sentence Supersede = new("由其他成果替代", "Superseded by another");
    public static readonly Sentence EndLead = new(
        "结束是最终的：此后不能再有记录。重新启动的项目另行登记，并注明前项成果。",
        "An end is final: nothing can happen after it. A project that is revived is registered anew and names its predecessor.");
    public static readonly Sentence SupersededByField = new("替代它的成果", "The result that takes its place");
    public static readonly Sentence ResultIdHint = new("编号或成果标识。", "Its number or its id.");

    private static readonly string[] generic =
        ["missing-value", "text-too-long", "forbidden-character", "surrounding-space", "unknown-code", "negative-amount", "too-many-digits"];

    /// <summary>The field that a refusal is about: mostly named as in the import file, sometimes as over HTTP.</summary>
    public static string? FieldOf(Refusal refusal) => refusal switch
    {
        { Code: "outside-your-region" } or { Column: "originRegion" } => "origin_region",
        { Column: "number" } => "result",
        var other => other.Column,
    };

    /// <summary>A refusal as it is read beside its field: what holds for any column calls it by the field's label.</summary>
    public static Sentence AtField(Refusal refusal, Sentence label)
    {
        if (refusal.Column is not { } column || !generic.Contains(refusal.Code)) return refusal.Message;
        var (zh, en) = (refusal.Message.Zh, refusal.Message.En);
        var at = zh.IndexOf(column, StringComparison.Ordinal);
        return new(
            at < 0 ? zh : $"{zh[..at]}“{label.Zh}”{zh[(at + column.Length)..]}",
            en.Replace($"'{column}'", $"“{label.En}”", StringComparison.Ordinal));
    }

    /// <summary>Where a result stands before something more is logged.</summary>
    public static Sentence StandsAt(TechnologyResult result) => result switch
    {
        { End: { } end } => HasEnded(end),
        { Current: { } at } => new(
            $"目前：自 {Formats.Date(at.Entered)} 起处于{at.Stage.Name().Zh}{(at.PassedOn is { } on ? $"，{Formats.Date(on)} 通过验收" : "")}。",
            $"At present: in {at.Stage.Name().En.ToLowerInvariant()} since {Formats.Date(at.Entered)}"
            + $"{(at.PassedOn is { } day ? $", passed on {Formats.Date(day)}" : "")}."),
        _ => new("目前：尚未进入任何阶段。", "At present: it has not entered a stage."),
    };

    public static Sentence LogFor(string number) => new($"为 {number} 登记", $"Log for {number}");

    public static Sentence PassThisStage(Sentence stage) => new($"{stage.Zh}验收", $"Pass {stage.En.ToLowerInvariant()}");

    public static Sentence AcceptThisHandover(string number) => new($"接受交接 {number}", $"Accept handover {number}");

    public static Sentence DeclineThisHandover(string number) => new($"谢绝交接 {number}", $"Decline handover {number}");

    public static Sentence AmendThisDeal(string number) => new($"变更合同 {number}", $"Amend deal {number}");

    public static Sentence CancelThisDeal(string number) => new($"解除合同 {number}", $"Cancel deal {number}");

    public static Sentence HasEnded(End end) => new(
        $"成果已于 {Formats.Date(end.On)} 结束（{WayOutName(end.Way).Zh}）；此后不能再有记录。",
        $"The result ended on {Formats.Date(end.On)} ({WayOutName(end.Way).En.ToLowerInvariant()}); nothing can happen after that.");
}
