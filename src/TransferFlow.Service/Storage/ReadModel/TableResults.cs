using Npgsql;
using NpgsqlTypes;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>Results from the tables of the read model and, for their facts, from the log: five streams of rows in the order of the results, joined.</summary>
internal sealed class TableResults(NpgsqlDataSource database) : IKnownResults
{
    private const string Known = "where known_from <= @knownAt and known_to > @knownAt";

    private const string Heads =
        $"""
        select result, owner, field, origin_region, ended_on, way_out from known_result {Known} order by result collate "C"
        """;

    private const string Visits =
        $"""
        select result, stage, site, host_region, entered_on, passed_on, left_on, way_out, first_deal_after
        from stage_visit {Known} and entered_on <= @asOf order by result collate "C", ordinal
        """;

    private const string Deals =
        $"""
        select result, min(holds_from) over (partition by result, contract_number), holds_from, holds_until, amount_cny, destination_region
        from deal_period {Known} and holds_from <= @asOf order by result collate "C", ordinal
        """;

    private const string Handovers =
        $"""
        select result, to_stage, from_site, to_site, to_region, offered_on, status, answered_on
        from handover {Known} and offered_on <= @asOf order by result collate "C", ordinal
        """;

    private static readonly string facts =
        $"""
        select stream_id, type, data ->> 'stage', {Recordings.Region},
               (data ->> 'occurredOn')::date, {Recordings.Columns}
        from {KnownFacts.Table}
        where type <> '{FactCodes.Registered}' and (data ->> 'occurredOn')::date <= @asOf
        order by stream_id collate "C"
        """;

    public async Task<IReadOnlyList<T>> GatherAsync<T>(
        DateOnly asOf, Position knownAt, KnownDetails details, Func<T> begin, Action<T, KnownResult> look, CancellationToken stop)
    {
        await using var heads = await RowStream.OpenAsync(database, Heads, asOf, knownAt, stop);
        await using var visits = await RowStream.OpenAsync(database, Visits, asOf, knownAt, stop);
        await using var deals = await RowStream.OpenAsync(database, Deals, asOf, knownAt, stop);
        await using var handovers = details.HasFlag(KnownDetails.Handovers) ? await RowStream.OpenAsync(database, Handovers, asOf, knownAt, stop) : null;
        await using var said = details.HasFlag(KnownDetails.Facts) ? await RowStream.OpenAsync(database, facts, asOf, knownAt, stop) : null;

        var gathered = begin();
        var known = new KnownResult();
        for (; heads.Result is { } id; await heads.NextAsync(stop))
        {
            var head = heads.Row;
            known.Begin(id, head.GetString(1), head.Text(2), head.GetString(3));
            if (head.Value<DateOnly>(4) is { } endedOn && endedOn <= asOf) known.End = new((WayOut)head.GetInt16(5), endedOn);
            var visitsBeforeDeal = 0;
            await visits.EachAsync(
                id,
                row =>
                {
                    known.Visits.Add(Visit(row, asOf));
                    visitsBeforeDeal = row.Value<int>(8) ?? 0;
                },
                stop);
            await deals.EachAsync(id, row => known.Deals.Add(Deal(row, asOf)), stop);
            if (known.Deals is [var first, ..]) known.FirstDeal = new(first.From, visitsBeforeDeal, first.DestinationRegion);
            if (handovers is not null) await handovers.EachAsync(id, row => known.Handovers.Add(Handover(row, asOf)), stop);
            if (said is not null) await said.EachAsync(id, row => known.Facts.Add(Fact(row)), stop);
            look(gathered, known);
        }

        return [gathered];
    }

    private static KnownVisit Visit(NpgsqlDataReader row, DateOnly asOf)
    {
        var leftOn = Until(row, 6, asOf);
        return new(
            (Stage)row.GetInt16(1), row.Text(2), row.GetString(3), row.GetFieldValue<DateOnly>(4), Until(row, 5, asOf), leftOn,
            leftOn is null ? null : (WayOut?)row.Value<short>(7));
    }

    private static KnownDeal Deal(NpgsqlDataReader row, DateOnly asOf) =>
        new(row.GetFieldValue<DateOnly>(1), row.GetFieldValue<DateOnly>(2), Until(row, 3, asOf), row.Value<decimal>(4), row.Text(5));

    private static KnownHandover Handover(NpgsqlDataReader row, DateOnly asOf)
    {
        var answeredOn = Until(row, 7, asOf);
        return new(
            (Stage)row.GetInt16(1), row.Text(2), row.Text(3), row.Text(4), row.GetFieldValue<DateOnly>(5),
            answeredOn is null ? HandoverStatus.Pending : (HandoverStatus)row.GetInt16(6), answeredOn);
    }

    private static KnownFact Fact(NpgsqlDataReader row) => new(
        row.GetString(1), row.Text(2) is { } stage ? Stages.Find(stage) : null, row.Text(3), row.GetFieldValue<DateOnly>(4), Recordings.Read(row, 5));

    /// <summary>A date that counts only if it has come.</summary>
    private static DateOnly? Until(NpgsqlDataReader row, int column, DateOnly asOf) => row.Value<DateOnly>(column) is { } date && date <= asOf ? date : null;

    /// <summary>Rows in the order of the results that they belong to, which the first column names.</summary>
    private sealed class RowStream(NpgsqlConnection connection, NpgsqlCommand command, NpgsqlDataReader row) : IAsyncDisposable
    {
        public NpgsqlDataReader Row => row;

        /// <summary>The result of the present row; null behind the last.</summary>
        public string? Result { get; private set; }

        public static async Task<RowStream> OpenAsync(NpgsqlDataSource database, string sql, DateOnly asOf, Position knownAt, CancellationToken stop)
        {
            var connection = await database.OpenConnectionAsync(stop);
            var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            command.Add("asOf", NpgsqlDbType.Date, asOf);
            command.Add("knownAt", NpgsqlDbType.Bigint, knownAt.Sequence);
            var stream = new RowStream(connection, command, await command.ExecuteReaderAsync(stop));
            await stream.NextAsync(stop);
            return stream;
        }

        public async Task NextAsync(CancellationToken stop) => Result = await row.ReadAsync(stop) ? row.GetString(0) : null;

        /// <summary>Takes the rows of a result; those of results before it belong to none that is registered.</summary>
        public async Task EachAsync(string result, Action<NpgsqlDataReader> take, CancellationToken stop)
        {
            for (; Result is not null && string.CompareOrdinal(Result, result) <= 0; await NextAsync(stop))
                if (Result == result) take(row);
        }

        public async ValueTask DisposeAsync()
        {
            await row.DisposeAsync();
            await command.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
