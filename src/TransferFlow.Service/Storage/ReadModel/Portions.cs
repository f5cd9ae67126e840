using System.Threading.Channels;
using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>What a page changes in some results, told portion by portion while earlier portions are written, by one writer or by two.</summary>
internal static class Portions
{
    /// <summary>How many portions may wait to be written.</summary>
    private const int Waiting = 2;

    /// <summary>Begins to tell; what goes wrong is told to whoever reads on.</summary>
    /// <param name="stop">Ends it where nobody reads on.</param>
    public static ChannelReader<Changes> Begin(Page page, int[] results, CancellationToken stop)
    {
        var portions = Channel.CreateBounded<Changes>(Waiting);
        _ = Task.Run(() => TellAsync(page, results, portions.Writer, stop), CancellationToken.None);
        return portions.Reader;
    }

    /// <summary>Writes portions until there are no more.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, ChannelReader<Changes> portions, CancellationToken stop)
    {
        await foreach (var portion in portions.ReadAllAsync(stop))
            using (portion) await RowWriter.WriteAsync(connection, portion, stop);
    }

    private static async Task TellAsync(Page page, int[] results, ChannelWriter<Changes> portions, CancellationToken stop)
    {
        Exception? fault = null;
        try
        {
            foreach (var portion in page.Tell(results)) await portions.WriteAsync(portion, stop);
        }
        catch (Exception e)
        {
            fault = e;
        }

        portions.Complete(fault);
    }
}
