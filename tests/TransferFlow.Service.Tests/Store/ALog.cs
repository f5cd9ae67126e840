using TransferFlow.Domain.Results;
using TransferFlow.Service;
using TransferFlow.Service.Auditing;

namespace TransferFlow.Tests.Store;

/// <summary>Facts as a file to import.</summary>
internal static class ALog
{
    public static string Of(params IEnumerable<(string Owner, string Number, Fact Fact)> facts)
    {
        var rows = facts.Select(fact => LogRow.Of(fact.Number, fact.Owner, fact.Fact, id => id))
            .Select(row => string.Join(',', LogRow.Columns.Select(column => CsvText.Quote(row.GetValueOrDefault(column) ?? ""))));
        return string.Join("\r\n", rows.Prepend(string.Join(',', LogRow.Columns)));
    }

    /// <summary>Whole stories, each of which begins with its registration.</summary>
    public static string OfStories(IEnumerable<Fact[]> stories) => Of(stories.SelectMany(story =>
    {
        var registered = (Fact.ResultRegistered)story[0];
        return story.Select(fact => (registered.Owner, registered.Number, fact));
    }));
}
