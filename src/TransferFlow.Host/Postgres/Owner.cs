namespace TransferFlow.Host.Postgres;

/// <summary>
/// Who runs the server. PostgreSQL refuses to run as root, so for root it is the user <c>postgres</c>, or whoever owns an existing cluster.
/// For everybody else it is themselves, which is null here.
/// </summary>
internal static class Owner
{
    private const string ForRoot = "postgres";

    public static async Task<string?> OfAsync(string cluster)
    {
        if (!Environment.IsPrivilegedProcess) return null;
        if (!Directory.Exists(cluster)) return ForRoot;
        var (exit, owner) = await Tool.RunAsync("stat", ["--format=%U", cluster]);
        return exit == 0 && owner is not ("root" or "UNKNOWN") ? owner : ForRoot;
    }

    /// <summary>Makes a folder that only <paramref name="account"/> (null: the present user) can enter.</summary>
    public static async Task CreateFolderAsync(string folder, string? account)
    {
        string[] owner = account is null ? [] : [$"--owner={account}"];
        var (exit, output) = await Tool.RunAsync("install", ["--directory", "--mode=0700", .. owner, folder]);
        if (exit != 0) throw new LocalPostgresException(
                $"The folder {folder} cannot be made: {output}. Choose another data folder with TRANSFERFLOW_DATA.");
    }

    public static async Task<bool> CanWriteAsync(string folder, string account) =>
        (await Tool.RunAsync("test", ["-w", folder], account)).Exit == 0;
}
