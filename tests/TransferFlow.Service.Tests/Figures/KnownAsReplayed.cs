using System.Text.Json;
using TransferFlow.Domain.Figures;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Tests.Figures;

/// <summary>What a read model knows of each result, against what the domain makes of the facts.</summary>
internal static class KnownAsReplayed
{
    public static async Task CheckAsync(IKnownResults known, Replayed replayed, long newest)
    {
        foreach (var knownAt in new[] { 0, newest / 3, newest * 2 / 3, newest }.Distinct())
        {
            var logged = replayed.Timelines(knownAt).Select(result => new LoggedResult(result.Key, result.Value)).ToList();
            foreach (var asOf in new[] { RandomFacts.Dates[0].AddDays(-1), RandomFacts.Dates[2], RandomFacts.Dates[3], RandomFacts.Dates[^1] })
            {
                var found = await known.CollectAsync<string>(asOf, new(knownAt), KnownDetails.All, (result, lines) => lines.Add(Line(result)), default);

                found.Order(StringComparer.Ordinal).ShouldBe(
                    Replay.Results(asOf, logged).Select(Line).Order(StringComparer.Ordinal), $"{known.GetType().Name} as of {asOf} at {knownAt}");
            }
        }
    }

    private static string Line(KnownResult result)
    {
        // Their order says nothing.
        var facts = result.Facts.OrderBy(fact => fact.ToString(), StringComparer.Ordinal).ToList();
        result.Facts.Clear();
        result.Facts.AddRange(facts);
        return JsonSerializer.Serialize(result);
    }
}
