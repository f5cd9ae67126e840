using CsCheck;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Tests.Time;

public sealed class ElapsedTests
{
    private static readonly Gen<DateOnly> ADate = Gen.Int[0, 36_524].Select(days => new DateOnly(1970, 1, 1).AddDays(days));

    [Theory]
    [InlineData("1984-01-01", "1985-01-01", 12, 0)] // a leap year of 366 days is one year
    [InlineData("1984-01-01", "1984-12-31", 11, 30)]
    [InlineData("2023-01-31", "2023-02-27", 0, 27)]
    [InlineData("2023-01-31", "2023-02-28", 1, 0)]
    [InlineData("2023-01-31", "2023-03-28", 1, 28)] // from the entry, not stepwise from 28 February
    [InlineData("2023-01-31", "2023-03-30", 1, 30)]
    [InlineData("2023-01-31", "2023-03-31", 2, 0)]
    [InlineData("2024-01-31", "2024-02-28", 0, 28)]
    [InlineData("2024-01-31", "2024-02-29", 1, 0)]
    [InlineData("2024-02-29", "2025-02-28", 12, 0)]
    [InlineData("2024-02-29", "2028-02-28", 47, 30)]
    [InlineData("2026-06-30", "2026-06-30", 0, 0)]
    public void Months_are_counted_from_the_entry_and_days_are_left_over(string entry, string until, int months, int days)
    {
        var elapsed = Elapsed.Between(DateOnly.Parse(entry), DateOnly.Parse(until), Clock.Months);

        (elapsed.WholeMonths, elapsed.DaysLeft, elapsed.Key).ShouldBe((months, days, 32 * months + days));
    }

    [Fact]
    public void Days_are_counted_on_the_calendar() =>
        Elapsed.Between(new(1984, 1, 1), new(1985, 1, 1), Clock.Days).ShouldBe(Elapsed.OfDays(366));

    [Fact]
    public void The_number_of_months_is_the_greatest_that_does_not_pass_the_date() => Gen.Select(ADate, ADate).Sample((a, b) =>
    {
        var (entry, until) = a < b ? (a, b) : (b, a);
        var months = 0;
        while (entry.AddMonths(months + 1) <= until)
            months++;

        var elapsed = Elapsed.Between(entry, until, Clock.Months);

        elapsed.WholeMonths.ShouldBe(months);
        elapsed.DaysLeft.ShouldBe(until.DayNumber - entry.AddMonths(months).DayNumber);
        elapsed.DaysLeft.ShouldBeInRange(0, 30);
        Elapsed.FromKey(elapsed.Key, Clock.Months).ShouldBe(elapsed);
    });

    [Fact]
    public void A_later_date_has_elapsed_for_longer() => Gen.Select(ADate, Gen.Int[0, 4000], Gen.Int[1, 60]).Sample((entry, days, more) =>
    {
        foreach (var clock in Enum.GetValues<Clock>())
        {
            var earlier = Elapsed.Between(entry, entry.AddDays(days), clock);
            var later = Elapsed.Between(entry, entry.AddDays(days + more), clock);
            (earlier < later && later > earlier && earlier <= later && later >= earlier && earlier.Key < later.Key).ShouldBeTrue();
        }
    });

    [Fact]
    public void The_whole_calendar_fits_one_key() =>
        Elapsed.Between(DateOnly.MinValue, DateOnly.MaxValue, Clock.Months).Key.ShouldBe(3_839_614);

    [Fact]
    public void A_date_before_the_entry_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Elapsed.Between(new(2026, 1, 2), new(2026, 1, 1), Clock.Days));

    [Fact]
    public void The_two_clocks_are_never_compared() =>
        Should.Throw<ArgumentException>(() => Elapsed.OfDays(365) < Elapsed.OfMonths(12));

    [Theory]
    [InlineData(Clock.Days, 362, "P362D")]
    [InlineData(Clock.Months, 362, "P11M10D")]
    public void It_reads_as_an_ISO_duration(Clock clock, int key, string text) => Elapsed.FromKey(key, clock).ToString().ShouldBe(text);
}
