using CsCheck;
using TransferFlow.Domain.Figures.Estimators;

namespace TransferFlow.Domain.Tests.Estimators;

public sealed class FdlibmTests
{
    // Computed by Java's StrictMath, which is specified to be fdlibm.
    [Theory]
    [InlineData(1, 0x4005bf0a8b14576a)] // the nearest double to e is one lower: fdlibm's own rounding
    [InlineData(-1, 0x3fd78b56362cef38)]
    [InlineData(0.5, 0x3ffa61298e1e069c)]
    [InlineData(-0.5, 0x3fe368b2fc6f960a)]
    [InlineData(0.1, 0x3ff1aec7b35a00d4)]
    [InlineData(1e-9, 0x3ff000000044b830)]
    [InlineData(-10, 0x3f07cd79b5647c9a)]
    [InlineData(0.3465, 0x3ff6a03146cf6ead)]
    [InlineData(-0.3467, 0x3fe69fe2f53b6b54)]
    [InlineData(1.04, 0x4006a23c87af69e8)]
    [InlineData(700.5, 0x7f18625c7d4f56c2)]
    [InlineData(709.782712893384, 0x7fefffffffffff2a)]
    [InlineData(-740.25, 0x42)]
    [InlineData(-745.13321910194, 0x1)]
    public void The_exponential_has_the_bits_of_fdlibm(double x, long bits) => BitConverter.DoubleToInt64Bits(Fdlibm.Exp(x)).ShouldBe(bits);

    [Theory]
    [InlineData(2, 0x3fe62e42fefa39ef)]
    [InlineData(10, 0x40026bb1bbb55516)]
    [InlineData(3, 0x3ff193ea7aad030a)]
    [InlineData(1.4142, 0x3fd62e1ac5b1d181)]
    [InlineData(1.0000001, 0x3e7ad7f2847b6492)]
    [InlineData(1e308, 0x40862991d5d62a5e)]
    public void The_logarithm_has_the_bits_of_fdlibm(double x, long bits) => BitConverter.DoubleToInt64Bits(Fdlibm.Log(x)).ShouldBe(bits);

    [Fact]
    public void A_long_walk_over_all_magnitudes_folds_to_the_value_that_Java_folds_to()
    {
        long state = 1, exp = 0, log = 0;
        unchecked
        {
            for (var i = 0; i < 100_000; i++)
            {
                state = state * 6364136223846793005L + 1442695040888963407L;
                var u = (state >>> 11) / 9007199254740992.0;
                exp = exp * 31 + BitConverter.DoubleToInt64Bits(Fdlibm.Exp(u * 1500 - 750));
                log = log * 31 + BitConverter.DoubleToInt64Bits(Fdlibm.Log(BitConverter.Int64BitsToDouble(state & 0x7fefffffffffffffL)));
                exp = exp * 31 + BitConverter.DoubleToInt64Bits(Fdlibm.Exp(u * 4 - 2));
                log = log * 31 + BitConverter.DoubleToInt64Bits(Fdlibm.Log(u * 2));
            }

            exp.ShouldBe((long)0x96eb5ecad8a36abc);
            log.ShouldBe(0x7f56fcf8d89ed7f3);
        }
    }

    [Fact]
    public void The_exponential_is_within_one_unit_in_the_last_place() =>
        Gen.Double[-745, 709].Sample(x => UnitsApart(Fdlibm.Exp(x), Math.Exp(x)) <= 1);

    [Fact]
    public void The_logarithm_is_within_one_unit_in_the_last_place() =>
        Gen.OneOf(Gen.Double[0, 2], Gen.Double[0, 1e300], Gen.Double[0, 1e-300]).Sample(x => UnitsApart(Fdlibm.Log(x), Math.Log(x)) <= 1);

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(710, double.PositiveInfinity)]
    [InlineData(-746, 0)]
    [InlineData(0, 1)]
    public void The_exponential_has_the_usual_limits(double x, double value) => Fdlibm.Exp(x).ShouldBe(value);

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(-0.0, double.NegativeInfinity)]
    [InlineData(-1, double.NaN)]
    [InlineData(1, 0)]
    public void The_logarithm_has_the_usual_limits(double x, double value) => Fdlibm.Log(x).ShouldBe(value);

    private static long UnitsApart(double a, double b) => Math.Abs(BitConverter.DoubleToInt64Bits(a) - BitConverter.DoubleToInt64Bits(b));
}
