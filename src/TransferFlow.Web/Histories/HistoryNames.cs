using Marten;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Auditing;
using TransferFlow.Service.Storage;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Histories;

/// <summary>The names of all that a history mentions: in facts as they are and as they were, and in what they should have been.</summary>
internal static class HistoryNames
{
    public static Task<NameBook> ReadAsync(ResultHistory history, IDocumentStore store, Catalogues catalogues, CancellationToken stop)
    {
        var facts = history.Entries.SelectMany(entry => new[] { entry.Fact, entry.FirstSaid })
            .Concat(history.Corrections.SelectMany(one => one.Changes).SelectMany(change => new[] { change.Was, change.Becomes }))
            .OfType<Fact>().ToList();
        var entries = history.Entries.Concat(history.Corrections.SelectMany(one => new[] { one.Asked, one.Answered })).OfType<HistoryEntry>();
        return NameBook.ReadAsync(
            store, catalogues, entries.Select(entry => entry.Organisation).Concat(facts.SelectMany(Mentions.Organisations)),
            facts.SelectMany(Mentions.Sites), stop);
    }
}
