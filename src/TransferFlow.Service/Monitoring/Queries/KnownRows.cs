using Npgsql;
using NpgsqlTypes;
using TransferFlow.Domain.Figures;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Monitoring.Queries;

/// <summary>
/// The rows of the read model that a question is about, in SQL. A row is known at a position if it holds there, and its dates count up to asOf: since the
/// timeline is ordered by date, cutting the dates of known rows is the same as cutting the facts.
/// </summary>
internal static class KnownRows
{
    public const string Known =
        """
        known as (
            select result, ordinal, stage, site, host_region, origin_region, field, owner, entered_on,
                   passed_on <= @asOf as has_passed,
                   case when left_on <= @asOf then left_on end as left_on,
                   case when left_on <= @asOf then way_out end as way_out,
                   case when first_deal_on <= @asOf then first_deal_on end as first_deal_on, first_deal_after, first_deal_region
            from stage_visit
            where known_from <= @knownAt and known_to > @knownAt and entered_on <= @asOf
              and (@field is null or field = @field) and (@owner is null or owner = @owner))
        """;

    public const string InCohort =
        "(@cohortFrom is null or entered_on >= @cohortFrom) and (@cohortTo is null or entered_on <= @cohortTo) and (@site is null or site = @site)";

    public static string FirstEntry(string condition, string each = "result") =>
        $"select * from (select distinct on ({each}) * from known where {condition} order by {each}, ordinal) as first_entry where {InCohort}";

    public static string RegionOf(FigureRequest request) => request.Attribution == Attribution.Origin ? "origin_region" : "host_region";

    public static string KeyOf(FigureRequest request) => request.By switch
    {
        GroupBy.Site => "site",
        GroupBy.Owner => "owner",
        GroupBy.Field => "field",
        _ => "null::text",
    };

    public static async Task<List<T>> ReadAsync<T>(
        NpgsqlConnection connection, FigureRequest request, string sql, Func<NpgsqlDataReader, T> read, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Add("asOf", NpgsqlDbType.Date, request.AsOf);
        command.Add("knownAt", NpgsqlDbType.Bigint, request.KnownAt.Sequence);
        command.Add("stage", NpgsqlDbType.Smallint, (short?)request.Stage);
        command.Add("to", NpgsqlDbType.Smallint, (short?)request.To?.Stage);
        command.Add("cohortFrom", NpgsqlDbType.Date, request.CohortFrom);
        command.Add("cohortTo", NpgsqlDbType.Date, request.CohortTo);
        command.Add("site", NpgsqlDbType.Text, request.Site);
        command.Add("owner", NpgsqlDbType.Text, request.Owner);
        command.Add("field", NpgsqlDbType.Text, request.Field);

        foreach (var (name, value) in request.Options) command.Add(name, NpgsqlDbType.Text, value);

        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) rows.Add(read(reader));
        return rows;
    }
}
