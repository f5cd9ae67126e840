using Microsoft.AspNetCore.Http;
using TransferFlow.Domain;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Changes;

/// <summary>Which two answers are compared: their addresses, or the later one and what the earlier one has otherwise.</summary>
/// <param name="HasDetails">Whether intervals and standard errors are shown, too.</param>
public sealed record ChangeQuestion(string Before, string After, bool HasDetails)
{
    /// <exception cref="RefusedException"><c>missing-parameter</c>, or a date that is none.</exception>
    internal static ChangeQuestion Of(IQueryCollection query, DateTimeOffset now)
    {
        string? Given(string name) => query[name].ToString() is { Length: > 0 } value ? value : null;
        var after = Given("after") ?? throw new RefusedException(Fault.Missing("after"));
        return new(Given("before") ?? Earlier(after, Given("earlierAsOf"), Given("earlierKnownAt"), Given("knownThen") is not null, now), after, Given("details") is not null);
    }

    public string Link(bool hasDetails) => WebAddress.Of("/changes", [("before", Before), ("after", After), ("details", hasDetails ? "true" : null)]);

    /// <summary>The results and facts behind what one cause made of a number.</summary>
    public string ResultsOf(ChangeCause cause, string row, string number, int page = 1) => WebAddress.Of("/changes/results",
        [("before", Before), ("after", After), ("cause", cause.Code()), ("row", row), ("number", number), ("page", page == 1 ? null : $"{page}")]);

    /// <summary>The address with another date and another position, as far as they are given.</summary>
    private static string Earlier(string address, string? asOf, string? knownAt, bool asKnownThen, DateTimeOffset now)
    {
        var (path, parameters) = WebAddress.Read(address);
        var date = asOf is null ? (DateOnly?)null : IsoDate.Find(asOf) ?? throw new RefusedException(new(
            "bad-parameter", new($"“{Fault.Shown(asOf)}”不是日期（2026-06-30）。", $"'{Fault.Shown(asOf)}' is not a date (2026-06-30)."), "earlierAsOf"));
        var known = knownAt ?? (asKnownThen && date is { } day ? EndOf(day, now) : null);
        (string Name, string? Value)[] changed = [(View.AsOfParameter, date?.ToString("yyyy-MM-dd")), (View.KnownAtParameter, known)];
        return WebAddress.Of(path,
        [
            .. parameters.Where(pair => pair.Key != BackTests.Option.Name && !changed.Any(change => change.Name == pair.Key && change.Value is not null)).Select(pair => (pair.Key, (string?)pair.Value)),
            .. changed,
        ]);
    }

    // What has not come yet cannot be known.
    private static string EndOf(DateOnly day, DateTimeOffset now)
    {
        var end = ChinaCalendar.EndOf(day).AddSeconds(-1);
        return (end < now ? end : now.ToOffset(ChinaCalendar.Offset)).ToString("yyyy-MM-dd'T'HH:mm:sszzz");
    }
}
