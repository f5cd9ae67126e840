using TransferFlow.Domain;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Notices.Mail;

/// <summary>All that a digest says, in both languages.</summary>
internal static class DigestWords
{
    public static readonly Sentence Why = new(
        "您收到此邮件，是因为您在TransferFlow中订阅了每日提醒；可在账户设置中关闭。",
        "You get this mail because you asked TransferFlow for a daily digest; you can turn it off in your account.");

    public static Sentence Subject(long count, DateOnly today) => new(
        $"TransferFlow：{count}项待办（{Day(today)}）",
        $"TransferFlow: {(count == 1 ? "1 thing waits" : $"{count} things wait")} for you ({Day(today)})");

    public static Sentence More(long count) => new($"另有{count}项，请登录查看。", $"There are {count} more; sign in to see them.");

    public static Sentence Heading(NoticeKind kind, long count) => kind switch
    {
        NoticeKind.HandoverToAnswer => new($"待您答复的交接（{count}）", $"Handovers that wait for your answer ({count})"),
        NoticeKind.HandoverDeclined => new($"被谢绝的交接（{count}）", $"Offers of yours that were declined ({count})"),
        NoticeKind.HandoverExpired => new($"过期的交接（{count}）", $"Offers of yours that expired ({count})"),
        NoticeKind.ResultStalled => new($"长期没有进展的成果（{count}）", $"Results that nothing has been heard of for long ({count})"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <param name="from">Who offers, where that is a site.</param>
    /// <param name="at">To whom it is offered, or where the result is.</param>
    public static Sentence Line(Notice notice, Sentence? from, Sentence? at) => notice.Kind switch
    {
        NoticeKind.HandoverToAnswer => new(
            $"{What(notice)}：{FromZh(from)}{Day(notice.Since)}发起{StageOf(notice)?.Zh}交接，已等待{notice.Days}天{UntilZh(notice)}",
            $"{What(notice)}: offered for {StageOf(notice)?.En} on {Day(notice.Since)}{FromEn(from)}, "
            + $"waiting for {Days(notice.Days)}{UntilEn(notice)}"),
        NoticeKind.HandoverDeclined => new(
            $"{What(notice)}：{at?.Zh}于{Day(notice.Since)}谢绝{StageOf(notice)?.Zh}交接",
            $"{What(notice)}: declined by {at?.En} on {Day(notice.Since)}"),
        NoticeKind.HandoverExpired => new(
            $"{What(notice)}：向{at?.Zh}发起的{StageOf(notice)?.Zh}交接于{Day(notice.Since)}过期",
            $"{What(notice)}: the offer to {at?.En} expired on {Day(notice.Since)}"),
        _ => new(
            $"{What(notice)}：{StageOf(notice)?.Zh}{(at is null ? "" : $"，{at.Zh}")}，自{Day(notice.Since)}起{notice.Days}天没有新的记录",
            $"{What(notice)}: {StageOf(notice)?.En}{(at is null ? "" : $", {at.En}")}, nothing since {Day(notice.Since)} ({Days(notice.Days)})"),
    };

    private static string What(Notice notice) => notice.Title is null ? notice.Number : $"{notice.Number} {notice.Title}";

    private static Sentence? StageOf(Notice notice) => notice.Stage is { } stage ? stage.Name() : new("尚未进入阶段", "not in a stage yet");

    private static string FromZh(Sentence? from) => from is null ? "" : $"{from.Zh}于";

    private static string FromEn(Sentence? from) => from is null ? "" : $" by {from.En}";

    private static string UntilZh(Notice notice) => notice.Until is { } until ? $"，期限{Day(until)}{(notice.IsUrgent ? "（紧急）" : "")}" : "";

    private static string UntilEn(Notice notice) =>
        notice.Until is { } until ? $", to be answered by {Day(until)}{(notice.IsUrgent ? " (urgent)" : "")}" : "";

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

    private static string Day(DateOnly date) => $"{date:yyyy-MM-dd}";
}
