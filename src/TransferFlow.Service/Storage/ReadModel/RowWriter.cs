using Npgsql;
using NpgsqlTypes;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>Writes changes as sets: a COPY for new rows and one UPDATE for closed ones, in each table.</summary>
internal static class RowWriter
{
    private static readonly Dictionary<Type, string> Tables = new()
    {
        [typeof(VisitRow)] = "stage_visit", [typeof(ResultRow)] = "known_result", [typeof(HandoverRow)] = "handover", [typeof(DealRow)] = "deal_period",
    };

    public static async Task WriteAsync(NpgsqlConnection connection, Changes changes, CancellationToken stop)
    {
        foreach (var closed in changes.Closed.GroupBy(row => row.Table)) await CloseAsync(connection, closed.Key, [.. closed], stop);
        await CopyAsync<VisitRow>(
            connection, changes,
            """
            stage_visit (
                result, ordinal, known_from, known_to, stage, site, organisation, host_region, origin_region, field, owner, entered_on, passed_on,
                left_on, way_out, next_stage, next_region, first_deal_on, first_deal_after, first_deal_region)
            """,
            Write, stop);
        await CopyAsync<ResultRow>(
            connection, changes,
            "known_result (result, known_from, known_to, owner, number, title, field, origin_region, trl, registered_on, ended_on, way_out)",
            Write, stop);
        await CopyAsync<HandoverRow>(
            connection, changes,
            """
            handover (
                result, ordinal, known_from, known_to, handover, to_stage, from_site, to_site, to_region, offered_on, until, status, answered_on)
            """,
            Write, stop);
        await CopyAsync<DealRow>(
            connection, changes,
            """
            deal_period (
                result, ordinal, known_from, known_to, contract_number, form, contract_kind, amount_cny, destination_region, holds_from, holds_until)
            """,
            Write, stop);
    }

    private static async Task CloseAsync(
        NpgsqlConnection connection, Type table, IReadOnlyList<(Type Table, string Result, int Ordinal, long KnownTo)> rows, CancellationToken stop)
    {
        var ordinal = table == typeof(ResultRow) ? "" : " and t.ordinal = c.ordinal";
        await using var command = new NpgsqlCommand(
            $"""
             update {Tables[table]} t set known_to = c.known_to
             from unnest($1, $2, $3) as c (result, ordinal, known_to)
             where t.result = c.result{ordinal} and t.known_to = {long.MaxValue}
             """,
            connection)
        {
            Parameters =
            {
                new() { Value = rows.Select(row => row.Result).ToArray() },
                new() { Value = rows.Select(row => row.Ordinal).ToArray() },
                new() { Value = rows.Select(row => row.KnownTo).ToArray() },
            },
        };
        var closed = await command.ExecuteNonQueryAsync(stop);
        if (closed == rows.Count) return;
        throw new ProjectionStoppedException(
            rows.Min(row => row.KnownTo),
            $"{rows.Count} rows of {Tables[table]} were to be closed, {closed} were: the table does not match the log and has to be rebuilt.");
    }

    private static async Task CopyAsync<T>(
        NpgsqlConnection connection, Changes changes, string columns, Action<NpgsqlBinaryImporter, KnownRow, T> write, CancellationToken stop)
        where T : Row
    {
        var rows = changes.Opened.Where(row => row.Row is T).ToList();
        if (rows.Count == 0) return;
        await using var copy = await connection.BeginBinaryImportAsync($"copy {columns} from stdin (format binary)", stop);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(stop);
            write(copy, row, (T)row.Row);
        }

        await copy.CompleteAsync(stop);
    }

    private static void Write(NpgsqlBinaryImporter copy, KnownRow known, VisitRow row)
    {
        var visit = row.Visit;
        copy.Write(known.Result, NpgsqlDbType.Text);
        copy.Write(visit.Ordinal, NpgsqlDbType.Integer);
        copy.Write(known.KnownFrom, NpgsqlDbType.Bigint);
        copy.Write(known.KnownTo, NpgsqlDbType.Bigint);
        copy.Write((short)visit.Stage, NpgsqlDbType.Smallint);
        copy.WriteText(visit.Site);
        copy.WriteText(visit.Organisation);
        copy.WriteText(visit.HostRegion);
        copy.WriteText(row.OriginRegion);
        copy.WriteText(row.Field);
        copy.WriteText(row.Owner);
        copy.Write(visit.Entered, NpgsqlDbType.Date);
        copy.WriteValue(visit.PassedOn, NpgsqlDbType.Date);
        copy.WriteValue(visit.LeftOn, NpgsqlDbType.Date);
        copy.WriteValue((short?)visit.WayOut, NpgsqlDbType.Smallint);
        copy.WriteValue((short?)visit.NextStage, NpgsqlDbType.Smallint);
        copy.WriteText(visit.NextRegion);
        copy.WriteValue(row.FirstDeal?.On, NpgsqlDbType.Date);
        copy.WriteValue(row.FirstDeal?.VisitsBefore, NpgsqlDbType.Integer);
        copy.WriteText(row.FirstDeal?.DestinationRegion);
    }

    private static void Write(NpgsqlBinaryImporter copy, KnownRow known, ResultRow row)
    {
        copy.Write(known.Result, NpgsqlDbType.Text);
        copy.Write(known.KnownFrom, NpgsqlDbType.Bigint);
        copy.Write(known.KnownTo, NpgsqlDbType.Bigint);
        copy.WriteText(row.Registration.Owner);
        copy.WriteText(row.Registration.Number);
        copy.WriteText(row.Registration.Title);
        copy.WriteText(row.Registration.Field);
        copy.WriteText(row.Registration.OriginRegion);
        copy.WriteValue((short?)row.Registration.Trl, NpgsqlDbType.Smallint);
        copy.Write(row.Registration.OccurredOn, NpgsqlDbType.Date);
        copy.WriteValue(row.End?.On, NpgsqlDbType.Date);
        copy.WriteValue((short?)row.End?.Way, NpgsqlDbType.Smallint);
    }

    private static void Write(NpgsqlBinaryImporter copy, KnownRow known, HandoverRow row)
    {
        var offer = row.Handover.Offer;
        copy.Write(known.Result, NpgsqlDbType.Text);
        copy.Write(row.Ordinal, NpgsqlDbType.Integer);
        copy.Write(known.KnownFrom, NpgsqlDbType.Bigint);
        copy.Write(known.KnownTo, NpgsqlDbType.Bigint);
        copy.WriteText(offer.Handover);
        copy.Write((short)offer.ToStage, NpgsqlDbType.Smallint);
        copy.WriteText(offer.FromSite);
        copy.WriteText(offer.ToSite);
        copy.WriteText(offer.ToRegion);
        copy.Write(offer.OccurredOn, NpgsqlDbType.Date);
        copy.WriteValue(offer.Until, NpgsqlDbType.Date);
        copy.Write((short)row.Handover.Status, NpgsqlDbType.Smallint);
        copy.WriteValue(row.Handover.AnsweredOn, NpgsqlDbType.Date);
    }

    private static void Write(NpgsqlBinaryImporter copy, KnownRow known, DealRow row)
    {
        copy.Write(known.Result, NpgsqlDbType.Text);
        copy.Write(row.Deal.Ordinal, NpgsqlDbType.Integer);
        copy.Write(known.KnownFrom, NpgsqlDbType.Bigint);
        copy.Write(known.KnownTo, NpgsqlDbType.Bigint);
        copy.WriteText(row.Deal.ContractNumber);
        copy.WriteText(row.Deal.Terms.Form);
        copy.WriteText(row.Deal.Terms.ContractKind);
        copy.WriteValue(row.Deal.Terms.AmountCny, NpgsqlDbType.Numeric);
        copy.WriteText(row.Deal.Terms.DestinationRegion);
        copy.Write(row.Deal.From, NpgsqlDbType.Date);
        copy.WriteValue(row.Deal.Until, NpgsqlDbType.Date);
    }

    private static void WriteText(this NpgsqlBinaryImporter copy, string? text)
    {
        if (text is null) copy.WriteNull();
        else copy.Write(text, NpgsqlDbType.Text);
    }

    private static void WriteValue<T>(this NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type) where T : struct
    {
        if (value is { } some) copy.Write(some, type);
        else copy.WriteNull();
    }
}
