using Microsoft.Extensions.Logging;
using MimeKit;
using Npgsql;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Notices.Mail;

/// <summary>
/// Once a day, from an hour in China on, tells everyone who wants to know by mail what waits; for whom nothing waits, there is no mail. One server
/// sends, and no day has two digests for one person: rather none, where it is not known whether one went out.
/// </summary>
internal sealed class DailyDigest(
    NpgsqlDataSource database, IRecipients recipients, NoticeBoard board, References references, Knowledge knowledge, MailOptions options,
    TimeProvider clock, ILogger<DailyDigest> log)
    : ScheduledWork(database, clock, log, Lock, TimeSpan.FromMinutes(5))
{
    private const long Lock = 0x7472_616e_7366_6d61;

    private readonly DigestClaims claims = new(database);
    private readonly TimeProvider clock = clock;
    private readonly ILogger log = log;

    protected override async Task RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow().ToOffset(ChinaCalendar.Offset);
        if (!options.IsOn || now.Hour < options.Hour) return;
        await knowledge.PinAsync(null, stop);
        var today = ChinaCalendar.Today(now);
        await claims.ForgetOldAsync(today, stop);
        await using var postman = new Postman(options, log);
        foreach (var recipient in await recipients.ListAsync(stop))
        {
            stop.ThrowIfCancellationRequested();
            if (await claims.TryClaimAsync(recipient.Caller.Actor, today, now, stop) is not { } attempt) continue;
            var delivery = await DeliverAsync(recipient, today, postman, stop);
            await claims.SettleAsync(recipient.Caller.Actor, today, delivery, attempt, now);
            // The others are not claimed yet and are tried at the next time.
            if (postman.IsUnreachable) return;
        }
    }

    private async Task<Delivery> DeliverAsync(Recipient recipient, DateOnly today, Postman postman, CancellationToken stop)
    {
        MimeMessage? message;
        try
        {
            var found = await board.FindAsync(new(PageSize: DigestMessage.MostLines), recipient.Caller, stop);
            if (found.Total == 0) return Delivery.Nothing;
            message = new DigestMessage(recipient, found, today, await references.CurrentAsync(stop), options).Compose(clock.GetUtcNow());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.LogWarning(e, "The digest for {Recipient} could not be written.", recipient.Caller.Actor);
            return Delivery.Failed;
        }

        if (message is not null) return await postman.SendAsync(message, stop);
        log.LogWarning("The digest for {Recipient} has no address that mail can go to.", recipient.Caller.Actor);
        return Delivery.Refused;
    }
}
