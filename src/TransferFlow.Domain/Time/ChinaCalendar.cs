namespace TransferFlow.Domain.Time;

/// <summary>The calendar by which business dates are kept: China's, which has one official time (北京时间) in all its regions.</summary>
/// <remarks>
/// The offset is fixed at UTC+8. China has kept no summer time since 1991, and Hong Kong and Macao share the offset; a constant gives the same date
/// on every machine, whichever time-zone database it carries.
/// </remarks>
public static class ChinaCalendar
{
    /// <summary>The offset of official time in China from UTC.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The date in China at the given moment, the present one.</summary>
    public static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(Offset).DateTime);

    /// <summary>The first moment that is no longer of that day.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, Offset).AddDays(1);
}
