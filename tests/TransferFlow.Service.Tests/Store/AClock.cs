using TransferFlow.Domain.Time;

namespace TransferFlow.Tests.Store;

/// <summary>A clock that a test sets; only the date and the time of day are its own, so that waiting goes on as ever.</summary>
internal sealed class AClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    /// <summary>Noon of a day in China.</summary>
    public static AClock At(string day) => new(InChina(day, 12));

    public static DateTimeOffset InChina(string day, int hour, int minute = 0) => new(DateOnly.ParseExact(day, "yyyy-MM-dd").ToDateTime(new(hour, minute)), ChinaCalendar.Offset);

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
