using CsCheck;
using TransferFlow.Domain.Figures.Estimators;

namespace TransferFlow.Domain.Tests.Estimators;

/// <summary>Random small cohorts with many ties, and ways to write particular ones.</summary>
internal static class Cohorts
{
    public const int Causes = 3;

    public const int Longest = 30;

    public static readonly Gen<Observation[]> Any = AnObservation(-1).Array[1, 60];

    public static readonly Gen<Observation[]> WithoutCensoring = AnObservation(0).Array[1, 60];

    public static EventTable Table(this IEnumerable<Observation> cohort, int causes = Causes) => EventTable.Of(causes, cohort);

    public static IEnumerable<Observation> Ended(int cause, params int[] times) => times.Select(time => new Observation(time, cause));

    public static IEnumerable<Observation> InFlight(params int[] times) => times.Select(time => new Observation(time, null));

    private static Gen<Observation> AnObservation(int leastCause) =>
        Gen.Select(Gen.Int[0, Longest], Gen.Int[leastCause, Causes - 1], (time, cause) => new Observation(time, cause < 0 ? null : cause));
}
