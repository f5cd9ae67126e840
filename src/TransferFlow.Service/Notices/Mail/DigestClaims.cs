using Npgsql;
using NpgsqlTypes;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Notices.Mail;

/// <summary>
/// Sees to it that each person gets one digest a day: it is claimed before it is sent, and tried again only if it surely did not go out.
/// </summary>
internal sealed class DigestClaims(NpgsqlDataSource database)
{
    private const int MostAttempts = 6;

    private const int DaysKept = 30;

    private static readonly TimeSpan firstPause = TimeSpan.FromMinutes(10);

    /// <summary>Takes the digest of this person and day; null where it is done, under way, or not to be tried again yet.</summary>
    /// <returns>Which attempt it is, from 1.</returns>
    public async Task<int?> TryClaimAsync(string recipient, DateOnly day, DateTimeOffset now, CancellationToken stop)
    {
        await using var command = database.CreateCommand(
            """
            insert into notice_digest as d (recipient, day, attempts, claimed_at) values (@recipient, @day, 1, @now)
            on conflict (recipient, day) do update set attempts = d.attempts + 1, claimed_at = @now, outcome = null, retry_at = null
                where d.retry_at <= @now
            returning attempts
            """);
        AddKey(command, recipient, day);
        command.Add("now", NpgsqlDbType.TimestampTz, now.ToUniversalTime());
        return await command.ExecuteScalarAsync(stop) as int?;
    }

    /// <summary>Writes down what came of it. A pause before the next attempt doubles with each; after the sixth there is none.</summary>
    public async Task SettleAsync(string recipient, DateOnly day, Delivery delivery, int attempt, DateTimeOffset now)
    {
        await using var command = database.CreateCommand(
            "update notice_digest set outcome = @outcome, retry_at = @retryAt where recipient = @recipient and day = @day");
        AddKey(command, recipient, day);
        command.Add("outcome", NpgsqlDbType.Text, delivery.ToString().ToLowerInvariant());
        command.Add(
            "retryAt", NpgsqlDbType.TimestampTz,
            delivery == Delivery.Failed && attempt < MostAttempts ? now.ToUniversalTime() + firstPause * Math.Pow(2, attempt - 1) : null);
        // What has happened is written down even if the process is about to end.
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Forgets days on which nothing can be sent any more.</summary>
    public async Task ForgetOldAsync(DateOnly today, CancellationToken stop)
    {
        await using var command = database.CreateCommand("delete from notice_digest where day < @day");
        command.Add("day", NpgsqlDbType.Date, today.AddDays(-DaysKept));
        await command.ExecuteNonQueryAsync(stop);
    }

    private static void AddKey(NpgsqlCommand command, string recipient, DateOnly day)
    {
        command.Add("recipient", NpgsqlDbType.Text, recipient);
        command.Add("day", NpgsqlDbType.Date, day);
    }
}
