using System.Collections.Immutable;
using Npgsql;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Carries columns on from one position of the log to a later one.</summary>
internal static class Following
{
    /// <summary>Replaying more than so many results, and more than half of all, takes longer than to load everything.</summary>
    private const int MostReplayed = 20_000;

    /// <summary>
    /// A layer that has this share of the results below it is joined to them, so that there are few layers, and large ones are seldom joined.
    /// </summary>
    private const int Share = 8;

    /// <summary>What is known at a later position.</summary>
    /// <param name="reached">A position that the read model has reached.</param>
    /// <returns>Null where so much has changed that it is better loaded anew.</returns>
    public static async Task<ColumnSnapshot?> AdvanceAsync(
        NpgsqlConnection connection, ColumnSnapshot from, long reached, Vocabulary words, CancellationToken stop)
    {
        var touched = await TouchedAsync(connection, from.Position.Sequence, reached, stop);
        if (touched.Length > MostReplayed && touched.Length > from.Results / 2) return null;
        if (touched.Length == 0) return new(new(reached), from.Layers, words);
        var into = new SegmentBuilder(words);
        await FactColumns.ReplayAsync(connection, touched, reached, into, stop);
        return new(new(reached), Laid(from.Layers, into.Build()), words);
    }

    private static async Task<string[]> TouchedAsync(NpgsqlConnection connection, long after, long upTo, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            $"select distinct stream_id from mt_events where seq_id > $1 and seq_id <= $2 and type <> '{LogReader.Tombstone}'", connection)
        {
            Parameters = { new() { Value = after }, new() { Value = upTo } },
        };
        var touched = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) touched.Add(reader.GetString(0));
        return [.. touched];
    }

    private static ImmutableArray<Layer> Laid(ImmutableArray<Layer> layers, Segment later)
    {
        var laid = layers.Select(layer => layer.Under(later)).Append(new(later, [])).ToList();
        while (laid.Count > 1 && laid[^1].Results > laid[^2].Results / Share)
        {
            laid[^2] = laid[^2].With(laid[^1]);
            laid.RemoveAt(laid.Count - 1);
        }

        return [.. laid];
    }
}
