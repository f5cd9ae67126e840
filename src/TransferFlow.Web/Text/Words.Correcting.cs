using TransferFlow.Domain;
using TransferFlow.Domain.Results;

namespace TransferFlow.Web.Text;

internal static partial class Words
{
    public static readonly Sentence Correct = new("更正", "Correct");
    public static readonly Sentence Correction = new("更正", "Correction");
    public static readonly Sentence Corrections = new("更正", "Corrections");
    public static readonly Sentence CorrectLead = new(
        "请写明这条记录本应怎样；若本不该有这条记录，选择作废。经他人批准后生效，原记录仍可查。",
        "Say what the fact should have said, or that it should not be there at all. It holds once somebody else approves it; "
        + "what was recorded stays on record.");
    public static readonly Sentence CorrectEvidenceLead = new(
        "证据只能作废；正确的文件请另行上传。经他人批准后生效，原记录仍可查。",
        "Evidence can only be void; attach the right file anew. It holds once somebody else approves it; what was recorded stays on record.");
    public static readonly Sentence OwnerAndNumberStay = new(
        "持有单位和成果编号不能更正：请将登记作废，再重新登记。", "Owner and number cannot be corrected: void the registration and register anew.");
    public static readonly Sentence WhatIsWrong = new("更正方式", "What is wrong");
    public static readonly Sentence ContentIsWrong = new("内容有误：以下列内容为准", "Its content: what stands below is right");
    public static readonly Sentence ShouldNotBeThere = new("作废：本不该有这条记录", "All of it: it is to be void");
    public static readonly Sentence CorrectionReason = new("更正理由", "Reason for the correction");
    public static readonly Sentence AskForCorrection = new("提交更正申请", "Ask for the correction");

    public static readonly Sentence CorrectionsLead = new(
        "由一人申请、另一人批准；批准之后，更正对所有日期有效，先前所知不变。",
        "One person asks and another approves. From then on a correction holds for every date; what was known before stays what was known.");
    public static readonly Sentence NoCorrections = new("没有更正申请；记录有误时，可在上面的事实旁申请更正。",
        "Nothing was asked to be corrected. Where a fact is wrong, ask for its correction beside it.");
    public static readonly Sentence Void = new("作废", "void");
    public static readonly Sentence Corrected = new("已更正", "corrected");
    public static readonly Sentence FirstSaid = new("原为", "first said");
    public static readonly Sentence CorrectionPending = new("更正待批", "correction pending");
    public static readonly Sentence RegistrationVoid = new("登记已作废", "Its registration is void");
    public static readonly Sentence RegistrationVoidText = new(
        "此成果的登记已作废，不计入任何指标；可以重新登记。", "The registration of this result is void: it counts in no figure. It can be registered again.");

    public static readonly Sentence Approve = new("批准", "Approve");
    public static readonly Sentence Refuse = new("驳回", "Refuse");
    public static readonly Sentence WithdrawRequest = new("撤回申请", "Withdraw the request");
    public static readonly Sentence NotByYourself = new(
        "这是您本人的申请，须由有权登记此成果的另一人批准。", "You asked for this; somebody else who may log for this result has to approve it.");
    public static readonly Sentence NotAnswered = new("未能答复", "Not answered");
    public static readonly Sentence Colon = new("：", ": ");

    public static readonly Sentence ToApprove = new("待批更正", "Corrections");
    public static readonly Sentence ToApproveLead = new(
        "等待批准的更正申请：可由您批准的在前。标签上的数字是等待您批准的。",
        "Corrections that wait for approval: first those that you may approve. The number on the tab counts these.");
    public static readonly Sentence NothingToApprove = new("没有等待批准的更正申请。", "No correction waits for approval.");
    public static readonly Sentence RequestedAt = new("申请时刻", "Asked at");
    public static readonly Sentence RequestedFor = new("申请方", "Asked by");
    public static readonly Sentence LookAndAnswer = new("查看并答复", "Look and answer");
    public static readonly Sentence Look = new("查看", "Look");
    public static readonly Sentence WaitsForAnother = new("您的申请，待他人批准", "yours; waits for somebody else");

    /// <summary>What has just become of a correction, on the page that its form leads to; null for what is none of these.</summary>
    public static Sentence? CorrectionDone(string? what) => what switch
    {
        "requested" => new("更正申请已提交，待他人批准。", "The correction is asked for and waits for somebody else's approval."),
        "approved" => new("更正已批准，现已生效。", "The correction is approved and holds now."),
        "refused" => new("更正申请已驳回或撤回，记录不变。", "The correction is refused or withdrawn; nothing has changed."),
        _ => null,
    };

    public static Sentence Of(CorrectionStatus status) => status switch
    {
        CorrectionStatus.Pending => new("待批准", "pending"),
        CorrectionStatus.Approved => new("已批准", "approved"),
        _ => new("已驳回", "refused"),
    };

    public static Sentence CorrectThis(Fact fact) => new(
        $"更正：{fact.Name().Zh}（{Formats.Date(fact.OccurredOn)}）", $"Correct the {fact.Name().En} of {Formats.Date(fact.OccurredOn)}");

    /// <param name="by">An opaque id.</param>
    public static Sentence AskedBy(string at, string? organisation, string by) => new(
        $"{at} 申请：{Joined(organisation, by)}", $"Asked for at {at} by {Joined(organisation, by)}");

    /// <inheritdoc cref="AskedBy"/>
    public static Sentence AnsweredBy(CorrectionStatus status, string at, string? organisation, string by) => new(
        $"{at} {(status == CorrectionStatus.Approved ? "批准" : "驳回")}：{Joined(organisation, by)}",
        $"{(status == CorrectionStatus.Approved ? "Approved" : "Refused")} at {at} by {Joined(organisation, by)}");

    public static Sentence ChangesCount(int count) => new($"涉及 {count:N0} 条记录", $"{count:N0} {(count == 1 ? "fact" : "facts")}");

    private static string Joined(string? organisation, string by) => organisation is null ? by : $"{organisation} {by}";
}
