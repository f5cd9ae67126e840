using TransferFlow.Domain;
using TransferFlow.Domain.Results;

namespace TransferFlow.Web.Text;

internal static partial class Words
{
    public static readonly Sentence Inbox = new("收件箱", "Inbox");
    public static readonly Sentence Handovers = new("交接", "Handovers");
    public static readonly Sentence ToAnswer = new("待答复", "To answer");
    public static readonly Sentence ToAnswerLead = new("等待我方答复的交接，最早的在前。", "Offers that wait for your answer, the oldest first.");
    public static readonly Sentence NothingToAnswer = new("没有等待答复的交接。", "No offer waits for your answer.");
    public static readonly Sentence OfferedByUs = new("我方发起", "Offered by us");
    public static readonly Sentence OfferedLead = new(
        "我方发起的交接：待答复的在前。标签上的数字是近期被谢绝或过期的。",
        "What you have offered: first what is still pending. The number on the tab counts what was declined or expired of late.");
    public static readonly Sentence NothingOffered = new("还没有发起过交接；可在成果页发起。", "Nothing was offered yet; offer a handover on the page of a result.");
    public static readonly Sentence Stalled = new("停滞", "Stalled");
    public static readonly Sentence StalledLead = new(
        "在途而久无记录的成果：登记最新进展，或登记其结束。", "Results in flight of which nothing was heard for long: log what has happened, or how they ended.");
    public static readonly Sentence NothingStalled = new("没有停滞的成果。", "No result has stalled.");
    public static readonly Sentence Answered = new("已答复", "Answered");
    public static readonly Sentence AnsweredLead = new(
        "向我方发起、已接受或已过期的交接。谢绝之后，该成果即不再可见。",
        "Offers to you that were answered or expired. What you declined is no longer to be seen.");
    public static readonly Sentence NothingAnswered = new("还没有答复过交接。", "No offer was answered yet.");
    public static readonly Sentence HasBeenDeclined = new("已登记谢绝。", "The refusal is logged.");

    public static readonly Sentence ResultColumn = new("成果", "Result");
    public static readonly Sentence FromWhomToWhom = new("发起 → 承接", "From → to");
    public static readonly Sentence OfferedOn = new("发起日期", "Offered on");
    public static readonly Sentence WaitsDays = new("已等待（天）", "Waiting (days)");
    public static readonly Sentence WaitedDays = new("等待（天）", "Waited (days)");
    public static readonly Sentence Answer = new("答复", "Answer");
    public static readonly Sentence Overdue = new("已逾期", "overdue");
    public static readonly Sentence Place = new("所在", "Place");
    public static readonly Sentence LastHeard = new("最近记录", "Last heard of");
    public static readonly Sentence SilentDays = new("无记录（天）", "Silent (days)");

    public static Sentence Of(HandoverStatus status) => status switch
    {
        HandoverStatus.Pending => new("待答复", "Pending"),
        HandoverStatus.Accepted => new("已接受", "Accepted"),
        HandoverStatus.Declined => new("已谢绝", "Declined"),
        _ => new("已过期", "Expired"),
    };

    public static Sentence WaitingCount(long count) => new($"{count:N0} 项待处理", $"{count:N0} waiting");
}
