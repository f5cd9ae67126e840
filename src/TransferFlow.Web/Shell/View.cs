using Microsoft.AspNetCore.Http;
using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Web.Shell;

/// <summary>The two times of a page, from its address.</summary>
/// <param name="IsDated">Whether the address names the date; otherwise it is today's in China.</param>
/// <param name="IsPinned">Whether the address names the position; otherwise it is the present one.</param>
/// <param name="Newest">The present position.</param>
public sealed record View(DateOnly AsOf, Position KnownAt, bool IsDated, bool IsPinned, Position Newest)
{
    public const string AsOfParameter = "asOf";
    public const string KnownAtParameter = "knownAt";

    /// <exception cref="RefusedException">A time is no time, or has not been reached.</exception>
    /// <exception cref="NotReadyException">The read model has not reached the position yet.</exception>
    internal static async Task<View> ReadAsync(IQueryCollection query, Knowledge knowledge, TimeProvider clock, CancellationToken stop)
    {
        string? asOf = query[AsOfParameter], knownAt = query[KnownAtParameter];
        var date = string.IsNullOrEmpty(asOf) ? ChinaCalendar.Today(clock.GetUtcNow()) : Date(asOf);
        var position = await knowledge.PinAsync(knownAt, stop);
        var newest = (await knowledge.StateAsync(stop)).Reached;
        return new(date, position, !string.IsNullOrEmpty(asOf), !string.IsNullOrEmpty(knownAt), newest);
    }

    /// <summary>The times that links carry along: those that the address names, the position as its token.</summary>
    internal IEnumerable<(string Name, string? Value)> Carried =>
    [
        (AsOfParameter, IsDated ? AsOf.ToString("yyyy-MM-dd") : null),
        (KnownAtParameter, IsPinned ? KnownAt.ToString() : null),
    ];

    /// <summary>Whether it shows what was, or was known, rather than what is.</summary>
    internal bool IsPast => IsDated || IsPinned;

    /// <summary>Both times written out, so that the page's address means the same for ever.</summary>
    internal View Pinned => this with { IsDated = true, IsPinned = true };

    /// <summary>Neither time written out, so that the page's address means today and all that is known.</summary>
    internal View Present => this with { IsDated = false, IsPinned = false };

    /// <summary>How many events have come since the position.</summary>
    internal long Since => Newest.Sequence - KnownAt.Sequence;

    internal string Link(string path, params (string Name, string? Value)[] parameters) => WebAddress.Of(path, [.. parameters, .. Carried]);

    private static DateOnly Date(string text) =>
        IsoDate.Find(text) ?? throw new RefusedException(new(
            "bad-parameter", new($"“{text}”不是日期（2026-06-30）。", $"'{text}' is not a date (2026-06-30)."), AsOfParameter));
}
