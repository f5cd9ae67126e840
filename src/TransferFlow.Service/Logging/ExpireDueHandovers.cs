using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Logging;

/// <summary>How long after its last date an offer is left pending, for answers that are reported late.</summary>
/// <param name="Days">Days; an expiry on record would stand in the way of an answer that was given in time and reported afterwards.</param>
public sealed record HandoverGrace(int Days = 7)
{
    /// <summary>As set by <c>Handovers__GraceDays</c>, 0 to 365.</summary>
    internal static HandoverGrace Of(IConfiguration? settings) => new(settings.Number("Handovers:GraceDays", new HandoverGrace().Days, 0, 365));
}

/// <summary>
/// Lets offers expire that nobody has answered by their last date and the days of grace after it. The expiry is dated on the day after the last one,
/// whenever it is logged, so figures do not depend on when a server ran. An offer without a last date never expires by itself, nor does one of a
/// result that ended before. Doing it again changes nothing.
/// </summary>
internal sealed class ExpireDueHandovers(
    NpgsqlDataSource database, Logbook logbook, Knowledge knowledge, HandoverGrace grace, TimeProvider clock, ILogger<ExpireDueHandovers> log)
    : ScheduledWork(database, clock, log, Lock, TimeSpan.FromHours(1))
{
    /// <summary>What stands beside each of these facts as its cause.</summary>
    public const string Cause = "schedule:handover-expiry";

    private const long Lock = 0x7472_616e_7366_6578;

    private static readonly string query =
        $"""
         select h.result, h.handover, h.until from handover h join known_result r on r.result = h.result and {Present.Holds("r")}
         where h.known_to = {long.MaxValue} and h.status = {(int)HandoverStatus.Pending} and h.until < @lastDay
           and (r.ended_on is null or r.ended_on > h.until)
         order by h.until, h.result, h.ordinal
         """;

    private readonly NpgsqlDataSource database = database;
    private readonly TimeProvider clock = clock;
    private readonly ILogger log = log;

    protected override async Task RunAsync(CancellationToken stop)
    {
        // What has been answered already is to be seen as answered.
        await knowledge.PinAsync(null, stop);
        foreach (var (result, handover, until) in await DueAsync(stop))
        {
            var expiry = new ExpireHandover(handover) { OccurredOn = until.AddDays(1) };
            if ((await logbook.LogAsync(result, expiry, Caller.Schedule, Cause, stop)).Refusal is { } refusal)
                log.LogWarning("Handover {Handover} of {Result} is due and does not expire: {Why}", handover, result, refusal.Message.En);
        }
    }

    private async Task<List<(string Result, string Handover, DateOnly Until)>> DueAsync(CancellationToken stop)
    {
        await using var command = database.CreateCommand(query);
        command.Add("lastDay", NpgsqlDbType.Date, ChinaCalendar.Today(clock.GetUtcNow()).AddDays(-grace.Days));
        var due = new List<(string, string, DateOnly)>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) due.Add((reader.GetString(0), reader.GetString(1), reader.GetFieldValue<DateOnly>(2)));
        return due;
    }
}
