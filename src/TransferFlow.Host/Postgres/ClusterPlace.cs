namespace TransferFlow.Host.Postgres;

/// <summary>
/// Where the cluster of a data folder lies: in it, as <c>postgres</c>. Only when root keeps its data folder where the user postgres cannot go
/// (under a home of mode 0700, say), it lies under /var/lib/transferflow, and the file <c>postgres.location</c> in the data folder says where.
/// </summary>
internal static class ClusterPlace
{
    private const string Elsewhere = "/var/lib/transferflow";

    /// <summary>The path of the cluster, which may not exist yet. Called with the data folder's start lock held.</summary>
    public static async Task<string> OfAsync(string dataFolder)
    {
        var inside = Path.Combine(dataFolder, "postgres");
        var pointer = Path.Combine(dataFolder, "postgres.location");
        if (Directory.Exists(inside)) return inside;
        if (File.Exists(pointer)) return (await File.ReadAllTextAsync(pointer)).Trim();
        if (await Owner.OfAsync(inside) is not { } account || await ReachesAsync(dataFolder, account)) return inside;

        // A new name each time: a data folder that was deleted and made again begins empty, and never finds its predecessor's facts.
        var outside = Path.Combine(Elsewhere, Guid.CreateVersion7().ToString("N"));
        Directory.CreateDirectory(Elsewhere);
        await File.WriteAllTextAsync(outside + ".belongs-to", dataFolder + "\n");
        await File.WriteAllTextAsync(pointer, outside + "\n");
        return outside;
    }

    private static async Task<bool> ReachesAsync(string dataFolder, string account)
    {
        var probe = Path.Combine(dataFolder, "postgres.probe");
        await Owner.CreateFolderAsync(probe, account);
        var reaches = await Owner.CanWriteAsync(probe, account);
        Directory.Delete(probe);
        return reaches;
    }
}
