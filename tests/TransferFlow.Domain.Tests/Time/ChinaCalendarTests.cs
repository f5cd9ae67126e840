using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Tests.Time;

public sealed class ChinaCalendarTests
{
    [Theory]
    [InlineData("2026-06-30T15:59:59.9999999Z", "2026-06-30")]
    [InlineData("2026-06-30T16:00:00Z", "2026-07-01")]
    [InlineData("2026-07-01T00:00:00+08:00", "2026-07-01")]
    [InlineData("2026-06-30T09:00:00-07:00", "2026-07-01")]
    [InlineData("1988-07-01T15:30:00Z", "1988-07-01")] // summer time was kept in 1988; the offset is fixed all the same
    public void A_day_begins_at_midnight_in_Beijing(string instant, string date) =>
        ChinaCalendar.Today(DateTimeOffset.Parse(instant)).ShouldBe(DateOnly.Parse(date));
}
