using System.Globalization;

namespace TransferFlow.Domain.Time;

/// <summary>Dates as addresses and commands give them: <c>yyyy-MM-dd</c> (ISO 8601) and nothing else.</summary>
public static class IsoDate
{
    /// <summary>The date that the text says; null for anything else.</summary>
    public static DateOnly? Find(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
