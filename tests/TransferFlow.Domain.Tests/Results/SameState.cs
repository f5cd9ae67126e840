using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Results;

/// <summary>Compares states by what they hold: arrays in records are compared by reference.</summary>
internal static class SameState
{
    public static void ShouldBeTheStateOf(this TechnologyResult actual, TechnologyResult expected)
    {
        (actual.Registration, actual.End, actual.FirstDeal).ShouldBe((expected.Registration, expected.End, expected.FirstDeal));
        actual.Visits.ShouldBe(expected.Visits);
        actual.Deals.ShouldBe(expected.Deals);
        actual.Handovers.ShouldBe(expected.Handovers);
    }
}
