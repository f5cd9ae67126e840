using Npgsql;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Storage;

/// <summary>How the log keeps the record of a fact.</summary>
internal static class Recordings
{
    /// <summary>The columns of <c>mt_events</c> that <see cref="Read"/> reads: the date in China, the organisation, the import.</summary>
    public const string Columns =
        $"""
        (timestamp at time zone 'UTC' + interval '8 hours')::date as recorded_on,
        coalesce(headers ->> '{Provenance.OrganisationHeader}', '') as recorded_for,
        case when causation_id like 'import:%' then causation_id end as import
        """;

    /// <summary>The region that a fact itself names where it happened: an entry its host region, a deal its destination when it was signed.</summary>
    public const string Region =
        $"""
        case type when '{FactCodes.StageEntered}' then data ->> 'hostRegion' when '{FactCodes.DealSigned}' then data -> 'terms' ->> 'destinationRegion' end
        """;

    /// <summary>The day in China of the newest record at or below a position; null where there is none.</summary>
    public static async Task<DateOnly?> UntilAsync(NpgsqlDataSource database, Position position, CancellationToken stop)
    {
        await using var command = database.CreateCommand(
            $"select {Columns} from mt_events where seq_id <= $1 and type <> '{LogReader.Tombstone}' order by seq_id desc limit 1");
        command.Parameters.Add(new() { Value = position.Sequence });
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? Read(reader, 0).On : null;
    }

    /// <param name="at">The place of the first of the three columns.</param>
    public static Recording Read(NpgsqlDataReader reader, int at) => new(reader.GetFieldValue<DateOnly>(at), reader.GetString(at + 1), reader.Text(at + 2));
}
