using CsCheck;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Tests.Time;

public sealed class HorizonTests
{
    [Theory]
    [InlineData("P0D", "P0D", Clock.Days, 0)]
    [InlineData("P365D", "P365D", Clock.Days, 365)]
    [InlineData("P36525D", "P36525D", Clock.Days, 36_525)]
    [InlineData("P007D", "P7D", Clock.Days, 7)]
    [InlineData("P3Y", "P3Y", Clock.Months, 36 * 32)]
    [InlineData("P12M", "P12M", Clock.Months, 12 * 32)]
    [InlineData("P18M", "P18M", Clock.Months, 18 * 32)]
    [InlineData("P1Y6M", "P18M", Clock.Months, 18 * 32)]
    [InlineData("P100Y", "P100Y", Clock.Months, 1200 * 32)]
    [InlineData("P0Y", "P0Y", Clock.Months, 0)]
    public void A_horizon_keeps_its_unit(string text, string canonical, Clock clock, int key)
    {
        var horizon = Horizon.Parse(text);

        horizon.ToString().ShouldBe(canonical);
        horizon.Clock.ShouldBe(clock);
        horizon.Length.Key.ShouldBe(key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PD")]
    [InlineData("P1")]
    [InlineData("P1YM")]
    [InlineData("PY6M")]
    [InlineData("P1Y2Y3M")]
    [InlineData("P6M1Y")]
    [InlineData("P1M10D")]
    [InlineData("P1Y10D")]
    [InlineData("P2W")]
    [InlineData("PT24H")]
    [InlineData("P1DT0H")]
    [InlineData("p1d")]
    [InlineData("P-1D")]
    [InlineData("-P1D")]
    [InlineData("P+1D")]
    [InlineData("P1.5Y")]
    [InlineData("P1,5Y")]
    [InlineData(" P1D")]
    [InlineData("P 1D")]
    [InlineData("P1D ")]
    [InlineData("P１D")]
    [InlineData("P36526D")]
    [InlineData("P101Y")]
    [InlineData("P1201M")]
    [InlineData("P100Y1M")]
    [InlineData("P99999999999999999999D")]
    public void Anything_else_is_refused(string? text)
    {
        Horizon.TryParse(text, out var horizon).ShouldBeFalse();
        horizon.ShouldBeNull();
    }

    [Fact]
    public void Parsing_something_else_says_what_a_horizon_looks_like() =>
        Should.Throw<FormatException>(() => Horizon.Parse("3 years")).Message.ShouldContain("'3 years'");

    [Theory]
    [InlineData('D')]
    [InlineData('M')]
    [InlineData('Y')]
    public void What_is_written_is_read_again(char unit) => Gen.Int[0, Horizon.MaxYears].Sample(number =>
    {
        var horizon = Horizon.Parse($"P{number}{unit}");

        horizon.ToString().ShouldBe($"P{number}{unit}");
        Horizon.Parse(horizon.ToString()).ShouldBe(horizon);
    });

    [Fact]
    public void A_year_and_twelve_months_are_equally_long_but_written_differently()
    {
        Horizon.Parse("P1Y").Length.ShouldBe(Horizon.Parse("P12M").Length);
        Horizon.Parse("P1Y").ShouldNotBe(Horizon.Parse("P12M"));
    }

    [Fact]
    public void The_last_day_of_a_leap_year_lies_inside_a_year()
    {
        var year = Horizon.Parse("P1Y");

        (Elapsed.Between(new(1984, 1, 1), new(1985, 1, 1), year.Clock) <= year.Length).ShouldBeTrue();
        (Elapsed.Between(new(1984, 1, 1), new(1985, 1, 2), year.Clock) <= year.Length).ShouldBeFalse();
    }

    [Theory]
    [InlineData("P1M", "2024-01-31", "2024-02-29", "2023-12-31")]
    [InlineData("P1Y", "2024-02-29", "2025-02-28", "2023-02-28")]
    [InlineData("P30D", "2024-03-01", "2024-03-31", "2024-01-31")]
    [InlineData("P12M", "0001-12-31", "0002-12-31", null)]
    [InlineData("P11M", "0001-12-31", "0002-11-30", "0001-01-31")]
    [InlineData("P31D", "0001-01-31", "0001-03-03", null)]
    [InlineData("P30D", "0001-01-31", "0001-03-02", "0001-01-01")]
    public void It_leads_to_a_date_after_and_before_another(string horizon, string date, string after, string? before)
    {
        Horizon.Parse(horizon).After(IsoDate.Find(date)!.Value).ShouldBe(IsoDate.Find(after)!.Value);
        Horizon.Parse(horizon).Before(IsoDate.Find(date)!.Value).ShouldBe(before is null ? null : IsoDate.Find(before));
    }
}
