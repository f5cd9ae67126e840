using System.Threading.Channels;
using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>What a page changes, told portion by portion while earlier portions are written, by one writer or by two.</summary>
internal static class Portions
{
    /// <summary>How many portions may wait to be written; of more than these, and one that cannot be handed over yet, memory holds none.</summary>
    public const int Waiting = 2;

    /// <summary>Begins to tell; what goes wrong is told to whoever reads on.</summary>
    /// <param name="stop">Ends it where nobody reads on.</param>
    public static ChannelReader<Changes> Begin(IEnumerable<Changes> told, CancellationToken stop)
    {
        var portions = Channel.CreateBounded<Changes>(Waiting);
        _ = Task.Run(() => TellAsync(told, portions.Writer, stop), CancellationToken.None);
        return portions.Reader;
    }

    /// <summary>Writes portions until there are no more.</summary>
    /// <param name="end">Ends it between two portions. One that is broken off may break the connection, which is still needed then.</param>
    public static async Task WriteAsync(
        NpgsqlConnection connection, ChannelReader<Changes> portions, CancellationToken end, CancellationToken stop)
    {
        await foreach (var portion in portions.ReadAllAsync(end))
            using (portion) await RowWriter.WriteAsync(connection, portion, stop);
    }

    private static async Task TellAsync(IEnumerable<Changes> told, ChannelWriter<Changes> portions, CancellationToken stop)
    {
        Exception? fault = null;
        try
        {
            foreach (var portion in told) await portions.WriteAsync(portion, stop);
        }
        catch (Exception e)
        {
            fault = e;
        }

        portions.Complete(fault);
    }
}
