using System.Security.Cryptography;
using Marten;
using Npgsql;

namespace TransferFlow.Service.Storage;

/// <summary>Keeps evidence by its hash.</summary>
public sealed class EvidenceFiles(NpgsqlDataSource database)
{
    /// <summary>Stores a file in the session's transaction, unless it is there already.</summary>
    /// <param name="sha256">The hash of the content, in hexadecimal.</param>
    public static void Put(IDocumentSession session, string sha256, byte[] content) => session.QueueSqlCommand(
        "insert into evidence_file (sha256, content) values (?, ?) on conflict do nothing", Convert.FromHexString(sha256), content);

    /// <summary>The file with this hash; null where there is none, or where someone has altered it behind the product's back.</summary>
    public async Task<byte[]?> FindAsync(string sha256, CancellationToken stop)
    {
        await using var command = database.CreateCommand("select content from evidence_file where sha256 = $1");
        command.Parameters.Add(new() { Value = Convert.FromHexString(sha256) });
        return await command.ExecuteScalarAsync(stop) is byte[] content && Convert.ToHexStringLower(SHA256.HashData(content)) == sha256 ? content : null;
    }
}
