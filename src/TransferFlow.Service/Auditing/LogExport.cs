using System.Text;
using Marten;
using Npgsql;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Auditing;

/// <summary>What was written of the log, and what was not.</summary>
/// <param name="Facts">How many facts were written.</param>
/// <param name="LeftOut">How many say which evidence was attached: a row cannot carry a file.</param>
/// <param name="Void">How many are void, or of a result whose registration is.</param>
public readonly record struct LogExported(long Facts, long LeftOut, long Void = 0);

/// <summary>
/// Writes the log in the import format, in log order: imported into a database that knows the same sites and is empty otherwise it gives the same
/// facts, results and figures. What was corrected is written as it is known at the position. Evidence stays behind, on which nothing of these rests,
/// and so do requests for corrections.
/// </summary>
public sealed class LogExport(NpgsqlDataSource database, IDocumentStore store, Knowledge knowledge)
{
    private const int PageSize = 10_000;

    /// <param name="output">Gets CSV in UTF-8 with a byte order mark, which spreadsheets need for Chinese.</param>
    public async Task<LogExported> WriteAsync(Stream output, string? knownAt, CancellationToken stop)
    {
        var upTo = await knowledge.PinAsync(knownAt, stop);
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true);
        await text.WriteAsync(CsvText.Line(LogRow.Columns));
        return await EachAsync(upTo, row => text.Write(CsvText.Line(LogRow.Columns.Select(column => row.GetValueOrDefault(column)))), stop);
    }

    /// <param name="output">Gets an .xlsx workbook: the log, and what it and its columns are.</param>
    /// <exception cref="RefusedException">There are more facts than a sheet has rows.</exception>
    public async Task<LogExported> WriteSheetAsync(Stream output, string? knownAt, CancellationToken stop)
    {
        var upTo = await knowledge.PinAsync(knownAt, stop);
        using var workbook = new LogWorkbook(output);
        var exported = await EachAsync(upTo, workbook.Write, stop);
        workbook.WriteAbout(upTo, exported);
        return exported;
    }

    private async Task<LogExported> EachAsync(Position upTo, Action<IReadOnlyDictionary<string, string?>> write, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var registrations = await RegistrationsAsync(connection, upTo.Sequence, stop);
        var names = await NamesAsync(stop);
        var exported = new LogExported(0, 0, await VoidAsync(connection, upTo.Sequence, stop));
        for (var at = 0L; at < upTo.Sequence;)
        {
            var until = Math.Min(at + PageSize, upTo.Sequence);
            var known = await LogReader.KnownBetweenAsync(connection, at, until, upTo.Sequence, stop);
            // Imported without its registration a result would be registered by its first row.
            var facts = known.Where(fact => registrations.ContainsKey(fact.Result)).ToList();
            var rows = facts.Where(fact => fact.Fact is not Fact.EvidenceAttached).ToList();
            foreach (var fact in rows)
            {
                var (owner, number) = registrations[fact.Result];
                write(LogRow.Of(number, owner, fact.Fact, id => names.GetValueOrDefault(id, id)));
            }

            exported = new(exported.Facts + rows.Count, exported.LeftOut + facts.Count - rows.Count, exported.Void + known.Count - facts.Count);
            at = until;
        }

        return exported;
    }

    private static async Task<Dictionary<string, (string Owner, string Number)>> RegistrationsAsync(
        NpgsqlConnection connection, long upTo, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            $"select stream_id, data->>'owner', data->>'number' from {KnownFacts.Table} where type = '{FactCodes.Registered}'", connection)
        {
            Parameters = { new("knownAt", upTo) },
        };
        var registrations = new Dictionary<string, (string, string)>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) registrations[reader.GetString(0)] = (reader.GetString(1), reader.GetString(2));
        return registrations;
    }

    private static async Task<long> VoidAsync(NpgsqlConnection connection, long upTo, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            "select count(*) from corrected_fact where type is null and known_from <= $1 and known_to > $1", connection)
        {
            Parameters = { new() { Value = upTo } },
        };
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <summary>The names that lead back to their ids; any other organisation is written by its id.</summary>
    private async Task<Dictionary<string, string>> NamesAsync(CancellationToken stop)
    {
        await using var session = store.QuerySession();
        var organisations = await session.Query<Organisation>().ToListAsync(stop);
        return organisations.Where(organisation => OrganisationId.Of(organisation.Name.Zh) == organisation.Id)
            .ToDictionary(organisation => organisation.Id, organisation => organisation.Name.Zh);
    }
}
