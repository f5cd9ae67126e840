using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>
/// A second road to the figures, from their definitions alone: slow, obvious, and with nothing of the product in it but the facts and the question.
/// It takes the facts of each result in their order of arrival, and takes them to be legal. Regions are those of <see cref="OraclePlaces"/>.
/// </summary>
internal static class Oracle
{
    /// <summary>One result of a cohort, or one excluded from it.</summary>
    public sealed record Member(string Row, DateOnly Entered, DateOnly Until, string Outcome);

    /// <summary>One result in one stage.</summary>
    public sealed record Standing(string Row, Stage Stage, bool IsIn, bool HasPassed, bool HasAdvanced, bool HasEnded);

    /// <summary>One converted result.</summary>
    public sealed record Passage(string From, string To, decimal AmountCny);

    public static List<Member> Cohort(FigureRequest request, IEnumerable<IReadOnlyList<Fact>> results)
    {
        var members = new List<Member>();
        foreach (var (registration, story) in Stories(request, results))
        {
            if (FirstEntry(request, story, request.Stage!.Value) is not { } entry) continue;
            if (RowOf(request, registration, entry.Fact) is not { } row) continue;
            var arrival = Arrival(request, story);
            var end = story.FindIndex(fact => fact is Fact.Terminated or Fact.Withdrawn or Fact.Superseded);
            members.Add(
                arrival >= 0 && arrival < entry.At ? new(row, entry.Fact.OccurredOn, request.AsOf, "excluded")
                : arrival >= 0 ? new(row, entry.Fact.OccurredOn, story[arrival].OccurredOn, "converted")
                : end >= 0 ? new(row, entry.Fact.OccurredOn, story[end].OccurredOn, story[end].GetType().Name.ToLowerInvariant())
                : new(row, entry.Fact.OccurredOn, request.AsOf, "inFlight"));
        }

        return members;
    }

    public static List<Standing> Funnel(FigureRequest request, IEnumerable<IReadOnlyList<Fact>> results)
    {
        var standings = new List<Standing>();
        foreach (var (registration, story) in Stories(request, results))
        {
            foreach (var stage in new[] { Stage.Research, Stage.ConceptValidation, Stage.PilotTesting, Stage.Commercialization })
            {
                if (FirstEntry(request, story, stage) is not { } entry) continue;
                if (RowOf(request, registration, entry.Fact) is not { } row) continue;
                var isLast = story.OfType<Fact.StageEntered>().Last().Stage == stage;
                var hasEnded = story.Any(fact => fact is Fact.Terminated or Fact.Withdrawn or Fact.Superseded);
                standings.Add(new(row, stage, isLast && !hasEnded, story.OfType<Fact.StagePassed>().Any(passed => passed.Stage == stage),
                    story.Skip(entry.At).OfType<Fact.StageEntered>().Any(later => later.Stage > stage), isLast && hasEnded));
            }
        }

        return standings;
    }

    public static List<Passage> Flow(FigureRequest request, IEnumerable<IReadOnlyList<Fact>> results)
    {
        var passages = new List<Passage>();
        foreach (var (registration, story) in Stories(request, results))
        {
            if (FirstEntry(request, story, request.Stage!.Value) is not { } entry) continue;
            if (RowOf(request, registration, entry.Fact) is not { } from) continue;
            var arrival = Arrival(request, story);
            if (arrival < entry.At) continue;
            var to = story[arrival] is Fact.DealSigned signed ? signed.Terms.DestinationRegion : ((Fact.StageEntered)story[arrival]).HostRegion;
            passages.Add(new(from, to is null ? "unknown" : OraclePlaces.Group(to, request.By), WorthOf(story)));
        }

        return passages;
    }

    public static IEnumerable<(Fact.ResultRegistered Registration, List<Fact> Story)> Stories(FigureRequest request, IEnumerable<IReadOnlyList<Fact>> results)
    {
        foreach (var facts in results)
        {
            if (facts.OfType<Fact.ResultRegistered>().FirstOrDefault() is not { } registration) continue;
            if (request.Field is not null && registration.Field != request.Field) continue;
            if (request.Owner is not null && registration.Owner != request.Owner) continue;
            // A stable sort keeps the order of arrival within a day, but for the end, which comes last.
            yield return (registration, [.. facts.Where(fact => fact != registration && fact.OccurredOn <= request.AsOf)
                .OrderBy(fact => (fact.OccurredOn, fact is Fact.Terminated or Fact.Withdrawn or Fact.Superseded))]);
        }
    }

    public static (int At, Fact.StageEntered Fact)? FirstEntry(FigureRequest request, List<Fact> story, Stage stage)
    {
        var at = story.FindIndex(fact => fact is Fact.StageEntered entered && entered.Stage == stage);
        if (at < 0) return null;
        var entry = (Fact.StageEntered)story[at];
        if (request.CohortFrom is { } from && entry.OccurredOn < from) return null;
        if (request.CohortTo is { } to && entry.OccurredOn > to) return null;
        if (request.Site is { } site && entry.Site != site) return null;
        return (at, entry);
    }

    public static int Arrival(FigureRequest request, List<Fact> story) => request.To!.Value.Stage is { } target
        ? story.FindIndex(fact => fact is Fact.StageEntered entered && entered.Stage >= target)
        : story.FindIndex(fact => fact is Fact.DealSigned);

    public static string? RowOf(FigureRequest request, Fact.ResultRegistered registration, Fact.StageEntered entry)
    {
        var region = request.Attribution == Attribution.Origin ? registration.OriginRegion : entry.HostRegion;
        if (request.Within is { } within && !OraclePlaces.Inside(region, within)) return null;
        return request.By switch
        {
            GroupBy.Site => entry.Site ?? "-",
            GroupBy.Owner => registration.Owner,
            GroupBy.Field => registration.Field ?? "-",
            _ => OraclePlaces.Group(region, request.By),
        };
    }

    /// <summary>What the deals in force at the end of the story are worth: of each contract, its newest terms, unless it was cancelled.</summary>
    private static decimal WorthOf(List<Fact> story)
    {
        var worth = new Dictionary<string, decimal>();
        foreach (var fact in story)
        {
            if (fact is Fact.DealSigned signed) worth[signed.ContractNumber] = signed.Terms.AmountCny ?? 0;
            if (fact is Fact.DealAmended amended) worth[amended.ContractNumber] = amended.Terms.AmountCny ?? 0;
            if (fact is Fact.DealCancelled cancelled) worth.Remove(cancelled.ContractNumber);
        }

        return worth.Values.Sum();
    }
}
