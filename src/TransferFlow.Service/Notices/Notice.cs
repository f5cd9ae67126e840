using Microsoft.Extensions.Configuration;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Notices;

/// <summary>What a notice is about, in the order in which notices are listed.</summary>
public enum NoticeKind
{
    /// <summary>Someone waits for the caller's answer.</summary>
    HandoverToAnswer = 1,

    /// <summary>An offer of the caller's was declined of late.</summary>
    HandoverDeclined = 2,

    /// <summary>An offer of the caller's expired of late.</summary>
    HandoverExpired = 3,

    /// <summary>A result at the caller's place, or of its own, is in flight and nothing has been heard of it for long.</summary>
    ResultStalled = 4,
}

/// <summary>The codes of the kinds of notices in addresses and answers.</summary>
public static class NoticeKinds
{
    public static IReadOnlyDictionary<string, NoticeKind> Codes { get; } = Enum.GetValues<NoticeKind>().ToDictionary(Code);

    public static string Code(this NoticeKind kind) => kind switch
    {
        NoticeKind.HandoverToAnswer => "handover-to-answer",
        NoticeKind.HandoverDeclined => "handover-declined",
        NoticeKind.HandoverExpired => "handover-expired",
        NoticeKind.ResultStalled => "result-stalled",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>Something that waits for the caller.</summary>
/// <param name="Since">When it was offered, declined, expired, or last heard of.</param>
/// <param name="Days">How long ago that is.</param>
/// <param name="Stage">The stage that the offer is for, or that the result is in; null where it is in none.</param>
/// <param name="FromSite">Who offers, where that is a site.</param>
/// <param name="Site">To which site it is offered, or where the result is.</param>
/// <param name="Region">To which region it is offered, or where the result is.</param>
/// <param name="Until">The last date on which an answer is expected.</param>
/// <param name="IsUrgent">An answer is expected soon, or was.</param>
public sealed record Notice(
    NoticeKind Kind, string Result, string Owner, string Number, string? Title, DateOnly Since, int Days, string? Handover, Stage? Stage,
    string? FromSite, string? Site, string? Region, DateOnly? Until, bool IsUrgent);

/// <summary>From when on something is worth a notice, in days.</summary>
/// <param name="Silent">For how long nothing is heard of a result in flight before it counts as stalled.</param>
/// <param name="Recent">For how long it is told that an offer was declined or expired.</param>
/// <param name="Soon">How near an offer's last date is when it becomes urgent.</param>
public sealed record NoticeLimits(int Silent = 180, int Recent = 30, int Soon = 7)
{
    private const int Most = 3_650;

    /// <summary>As set by <c>Notices__SilentDays</c>, <c>Notices__RecentDays</c> and <c>Notices__SoonDays</c>, each 1 to 3650.</summary>
    internal static NoticeLimits Of(IConfiguration? settings)
    {
        var usual = new NoticeLimits();
        return new(
            settings.Number("Notices:SilentDays", usual.Silent, 1, Most), settings.Number("Notices:RecentDays", usual.Recent, 1, Most),
            settings.Number("Notices:SoonDays", usual.Soon, 1, Most));
    }
}
