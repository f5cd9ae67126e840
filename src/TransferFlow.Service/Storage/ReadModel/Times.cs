using Npgsql;
using NpgsqlTypes;
using TransferFlow.Domain.Codes;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>Keys, each with a time in which it counts, as three arrays that a query joins with.</summary>
internal sealed class Times(IReadOnlyCollection<(string Key, Validity Validity)> entries)
{
    public static readonly Times None = new([]);

    public IReadOnlyCollection<(string Key, Validity Validity)> Entries => entries;

    /// <param name="name">The parameter of the keys; the first day and the first day after follow as <c>From</c> and <c>To</c>.</param>
    public void AddTo(NpgsqlCommand command, string name)
    {
        command.Add(name, NpgsqlDbType.Array | NpgsqlDbType.Text, entries.Select(entry => entry.Key).ToArray());
        // The least and the greatest date stand for PostgreSQL's infinities.
        command.Add($"{name}From", NpgsqlDbType.Array | NpgsqlDbType.Date, entries.Select(entry => entry.Validity.From ?? DateOnly.MinValue).ToArray());
        command.Add($"{name}To", NpgsqlDbType.Array | NpgsqlDbType.Date, entries.Select(entry => entry.Validity.To ?? DateOnly.MaxValue).ToArray());
    }
}
