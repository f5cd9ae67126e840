using DuckDB.NET.Data;
using Npgsql;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Benchmarks;

/// <summary>
/// The rows of <c>stage_visit</c> in DuckDB, in memory: to its advantage results and days are whole numbers, and the query is one aggregation, which it does
/// faster than the product's joins.
/// </summary>
internal sealed class FiguresDuck : IAsyncDisposable
{
    private const string PerResult =
        """
        with per_result as (
            select min(ordinal) filter (stage = $stage) as entry, min(ordinal) filter (stage >= $to) as arrival,
                   arg_min(host_region, ordinal) filter (stage = $stage) as host_region, arg_min(entered_on, ordinal) filter (stage = $stage) as entered_on,
                   arg_min(entered_on, ordinal) filter (stage >= $to) as arrived_on,
                   min(first_deal_on) filter (first_deal_on <= $asOf) as deal_on, min(first_deal_after) as deal_after,
                   max(left_on) filter (way_out >= 4 and left_on <= $asOf) as ended_on, max(way_out) filter (way_out >= 4 and left_on <= $asOf) as way_out
            from visit where known_from <= $knownAt and known_to > $knownAt and entered_on <= $asOf
            group by result having entry is not null)
        """;

    private const string Outcomes =
        """
        , outcome as (
            select host_region, entered_on, converted_on, ended_on,
                   case when is_before then 5 when converted_on is not null then 0 when way_out is null then 4 else way_out - 3 end as outcome
            from reached)
        select host_region, entered_on, case outcome when 0 then converted_on when 4 then $asOf when 5 then $asOf else ended_on end, outcome, count(*)
        from outcome group by 1, 2, 3, 4
        """;

    private const string ToStage =
        $"{PerResult}, reached as (select *, arrived_on as converted_on, coalesce(arrival < entry, false) as is_before from per_result) {Outcomes}";

    private const string ToDeal =
        $"{PerResult}, reached as (select *, deal_on as converted_on, deal_on is not null and deal_after < entry as is_before from per_result) {Outcomes}";

    private readonly DuckDBConnection connection;

    private FiguresDuck(DuckDBConnection connection) => this.connection = connection;

    public static async Task<FiguresDuck> LoadAsync(NpgsqlConnection from)
    {
        var duck = new DuckDBConnection("Data Source=:memory:");
        await duck.OpenAsync();
        await using (var create = duck.CreateCommand())
        {
            create.CommandText =
                """
                create table visit (
                    result integer, ordinal integer, known_from bigint, known_to bigint, stage tinyint, host_region varchar, entered_on integer,
                    left_on integer, way_out tinyint, first_deal_on integer, first_deal_after integer)
                """;
            await create.ExecuteNonQueryAsync();
        }

        await using var select = new NpgsqlCommand(
            """
            select result, ordinal, known_from, known_to, stage, host_region, entered_on - date '0001-01-01', left_on - date '0001-01-01', way_out,
                   first_deal_on - date '0001-01-01', first_deal_after
            from stage_visit
            """, from) { CommandTimeout = 0 };
        await using var reader = await select.ExecuteReaderAsync();
        var results = new Dictionary<string, int>();
        using var appender = duck.CreateAppender("visit");
        while (await reader.ReadAsync())
        {
            var result = reader.GetString(0);
            if (!results.TryGetValue(result, out var number)) results[result] = number = results.Count;
            appender.CreateRow().AppendValue(number).AppendValue(reader.GetInt32(1)).AppendValue(reader.GetInt64(2)).AppendValue(reader.GetInt64(3))
                .AppendValue((sbyte)reader.GetInt16(4)).AppendValue(reader.GetString(5)).AppendValue(reader.GetInt32(6)).AppendValue(IntAt(reader, 7))
                .AppendValue(reader.IsDBNull(8) ? null : (sbyte)reader.GetInt16(8)).AppendValue(IntAt(reader, 9)).AppendValue(IntAt(reader, 10)).EndRow();
        }

        return new(duck);
    }

    public async Task<List<CohortCount>> CohortAsync(FigureRequest request)
    {
        await using var command = connection.CreateCommand();
        var target = request.To!.Value.Stage;
        command.CommandText = target is null ? ToDeal : ToStage;
        command.Parameters.Add(new DuckDBParameter("asOf", request.AsOf.DayNumber));
        command.Parameters.Add(new DuckDBParameter("knownAt", request.KnownAt.Sequence));
        command.Parameters.Add(new DuckDBParameter("stage", (int)request.Stage!.Value));
        command.Parameters.Add(new DuckDBParameter("to", (int)(target ?? Stage.Commercialization)));
        var counts = new List<CohortCount>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            counts.Add(new(
                reader.GetString(0), null, DateOnly.FromDayNumber(reader.GetInt32(1)), DateOnly.FromDayNumber(reader.GetInt32(2)),
                (Outcome)reader.GetInt32(3), reader.GetInt64(4)));
        }

        return counts;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static int? IntAt(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);
}
