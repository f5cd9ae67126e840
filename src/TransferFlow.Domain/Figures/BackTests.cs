using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Figures;

/// <summary>What was known when the forecasts that are tested were made: a position for each horizon, pinned in the address.</summary>
public static class BackTests
{
    /// <summary>Stands for the position of the question itself: the test looks back with what is known there.</summary>
    public const string Retrospective = "retrospective";

    /// <summary>Says in answers that a test rests on what was known at the time.</summary>
    public const string Then = "then";

    private const char Separator = ';';

    public static readonly FigureOption Option = new(
        "backTestKnownAt", Retrospective, Read, $"main:4511{Separator}{Retrospective}",
        new(
            $"回测据何时所知：每个期限一个位置，按期限从短到长以“{Separator}”分隔；默认为截至日减期限当日结束时已到达的位置，那时尚无记录则为 {Retrospective}，即以本问题的所知回看。",
            $"What was known for the back-tests: a position for each horizon, the shortest first, with '{Separator}' between them. By default those that were "
            + $"reached at the end of the day asOf less the horizon; {Retrospective} where none was, which looks back with what is known to the question."))
    {
        FollowsFromTimes = true,
    };

    /// <summary>The days on which the tested forecasts were made, by horizon; null before the calendar.</summary>
    public static IReadOnlyList<DateOnly?> Days(FigureRequest request) => [.. request.Horizons.Select(horizon => horizon.Before(request.AsOf))];

    /// <summary>The value of the option that has these positions, by horizon; null for a retrospective test.</summary>
    public static string Of(IEnumerable<Position?> positions) => Written([.. positions]);

    /// <summary>The position of each back-test, by horizon; null where it is retrospective.</summary>
    public static IReadOnlyList<Position?> Positions(FigureRequest request) =>
        AreByPosition(request)
            ? [.. request.Option(Option.Name).Split(Separator).Select(Position.Find)]
            : [.. request.Horizons.Select(_ => (Position?)null)];

    /// <summary>Whether any of them is by what was known then.</summary>
    internal static bool AreByPosition(FigureRequest request) => request.Option(Option.Name) != Retrospective;

    /// <summary>The same question with the positions of another.</summary>
    internal static FigureRequest Of(FigureRequest request, FigureRequest other) =>
        other.Has(Option) ? request.With(Option, other.Option(Option.Name)) : request;

    /// <summary>The same question at another position, beyond which nothing is known for its tests either.</summary>
    public static FigureRequest KnownAt(FigureRequest request, Position position)
    {
        var at = request with { KnownAt = position };
        return request.Has(Option) ? at.With(Option, Of(Positions(request).Select(known => known > position ? position : known))) : at;
    }

    /// <summary>The questions that were asked then: the same, at their days and positions, without those that are retrospective.</summary>
    internal static IEnumerable<FigureRequest> Asked(FigureRequest request) =>
        from test in Days(request).Zip(Positions(request)).Index()
        where test.Item is { First: not null, Second: not null }
        select request with { AsOf = test.Item.First!.Value, KnownAt = test.Item.Second!.Value, BackTest = test.Index };

    /// <summary>Why these positions cannot be asked; null where they can.</summary>
    internal static Refusal? RefusalOf(FigureRequest request)
    {
        var positions = Positions(request);
        return positions.Count != request.Horizons.Count
            ? new("back-tests-not-by-horizon", new(
                $"{Option.Name} 应为每个期限各给一个位置：期限有 {request.Horizons.Count} 个，位置有 {positions.Count} 个。",
                $"{Option.Name} takes a position for each horizon: there are {request.Horizons.Count} of these and {positions.Count} of those."), Option.Name)
            : positions.Any(position => position > request.KnownAt)
                ? new("back-test-after-position", new(
                    $"{Option.Name} 的位置不能晚于 knownAt。", $"No position of {Option.Name} can be later than knownAt."), Option.Name)
                : null;
    }

    private static string? Read(string text)
    {
        var items = text.Split(Separator);
        return Array.TrueForAll(items, item => item == Retrospective || Position.Find(item) is not null) ? Written([.. items.Select(Position.Find)]) : null;
    }

    private static string Written(IReadOnlyList<Position?> positions) => positions.All(position => position is null)
        ? Retrospective
        : string.Join(Separator, positions.Select(position => position?.ToString() ?? Retrospective));
}
