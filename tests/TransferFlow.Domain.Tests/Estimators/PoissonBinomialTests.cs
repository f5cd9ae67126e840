using System.Numerics;
using CsCheck;
using TransferFlow.Domain.Figures.Estimators;

namespace TransferFlow.Domain.Tests.Estimators;

public sealed class PoissonBinomialTests
{
    private static readonly Gen<(int SixtyFourths, int Count)[]> groups = Gen.Select(Gen.Int[0, 64], Gen.Int[1, 12]).Array[0, 12];

    [Fact]
    public void Is_the_exact_distribution() => groups.Sample(groups =>
    {
        var distribution = PoissonBinomial.Of([.. groups.Select(group => (group.SixtyFourths / 64.0, (long)group.Count))]);
        var (ways, of) = Exactly(groups);

        for (var k = -1; k <= ways.Length; k++)
            distribution.At(k).ShouldBe(k < 0 || k >= ways.Length ? 0 : Math.Exp(BigInteger.Log(ways[k]) - BigInteger.Log(of)), 1e-13);
    });

    [Fact]
    public void Its_points_are_where_the_exact_distribution_reaches_them() => Gen.Select(groups, Gen.OneOf(0.025, 0.5, 0.975)).Sample((groups, p) =>
    {
        var (ways, of) = Exactly(groups);
        var sum = BigInteger.Zero;
        // 0.025 = 25 / 1000; a chance in sixty-fourths meets none of these points but 0.5 exactly, and then the tolerance lets it in.
        var expected = Array.FindIndex(ways, way => (sum += way) * 1_000 >= of * (int)(p * 1_000));

        PoissonBinomial.Of([.. groups.Select(group => (group.SixtyFourths / 64.0, (long)group.Count))]).Quantile(p).ShouldBe(expected);
    });

    [Theory]
    [InlineData(100, 0.3, 21, 39)]
    [InlineData(1_000, 0.5, 469, 531)]
    public void Of_equal_chances_it_is_the_binomial_whose_points_R_gives(int count, double chance, int low, int high)
    {
        var distribution = PoissonBinomial.Of([(chance, count)]);

        (distribution.Quantile(0.025), distribution.Quantile(0.975)).ShouldBe((low, high));
    }

    [Fact]
    public void Half_a_million_of_different_chances_lie_where_the_normal_distribution_says()
    {
        var many = Enumerable.Range(1, 5_000).Select(i => (Probability: i / 5_001.0, Count: 100L)).ToList();
        var mean = many.Sum(group => group.Probability * group.Count);
        var deviation = Math.Sqrt(many.Sum(group => group.Probability * (1 - group.Probability) * group.Count));

        var distribution = PoissonBinomial.Of(many);

        ((double)distribution.Quantile(0.025)).ShouldBe(mean - Interval.Z * deviation, 1);
        ((double)distribution.Quantile(0.975)).ShouldBe(mean + Interval.Z * deviation, 1);
        Enumerable.Range((int)(mean - 10 * deviation), (int)(20 * deviation)).Sum(k => distribution.At(k)).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Of_nobody_and_of_certain_ones_there_is_one_outcome()
    {
        PoissonBinomial.Of([]).Quantile(0.975).ShouldBe(0);
        PoissonBinomial.Of([(0, 7), (1, 5)]).At(5).ShouldBe(1);
    }

    /// <summary>In how many of so many equally likely ways each number of successes comes about.</summary>
    private static (BigInteger[] Ways, BigInteger Of) Exactly((int SixtyFourths, int Count)[] groups)
    {
        BigInteger[] ways = [1];
        foreach (var chance in groups.SelectMany(group => Enumerable.Repeat(group.SixtyFourths, group.Count)))
            ways = [.. Enumerable.Range(0, ways.Length + 1).Select(k => (k < ways.Length ? ways[k] * (64 - chance) : 0) + (k > 0 ? ways[k - 1] * chance : 0))];
        return (ways, ways.Aggregate(BigInteger.Zero, (sum, way) => sum + way));
    }
}
