using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Storage;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>What administrators did, the newest first.</summary>
public static class ListActsEndpoint
{
    private const string Query =
        """
        select number, at, actor, what, about, changes, count(*) over () from administrative_act
        where (@about is null or about = @about) and (@actor is null or actor = @actor) and (@what is null or what = @what)
        order by number desc limit @size offset @skip
        """;

    /// <param name="about">The id of a person, a key, an organisation or a site, or a code as <c>list/code</c>.</param>
    [Needs(Act.SeeAdministration)]
    [WolverineGet("/api/v1/acts")]
    public static async Task<Listed<AdministrativeAct>> Get(
        string? about, string? actor, string? what, int? page, int? size, NpgsqlDataSource database, CancellationToken stop)
    {
        var paging = Paging.Of(page, size);
        await using var command = database.CreateCommand(Query);
        foreach (var (name, value) in new[] { ("about", about), ("actor", actor), ("what", what) })
            command.Add(name, NpgsqlDbType.Text, string.IsNullOrEmpty(value) ? null : value);
        command.Add("size", NpgsqlDbType.Integer, paging.Size);
        command.Add("skip", NpgsqlDbType.Integer, paging.Skip);
        var (acts, total) = (new List<AdministrativeAct>(), 0L);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            acts.Add(new(
                reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                JsonSerializer.Deserialize<MemberChange[]>(reader.GetString(5), FactJson.Options)!));
            total = reader.GetInt64(6);
        }

        return paging.Listed(acts, total);
    }
}
