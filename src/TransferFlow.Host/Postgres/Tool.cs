using System.ComponentModel;
using System.Diagnostics;

namespace TransferFlow.Host.Postgres;

/// <summary>Runs a program to its end and keeps what it printed.</summary>
internal static class Tool
{
    /// <param name="program">A path, or a name to be found on PATH.</param>
    /// <param name="arguments">Handed over as they are; no shell reads them.</param>
    /// <param name="account">Only for root: the user to run as. Null stays who we are.</param>
    /// <param name="cluster">The data directory, for PostgreSQL's programs; it is also the working directory if it exists.</param>
    /// <exception cref="LocalPostgresException">The program cannot be started.</exception>
    public static async Task<(int Exit, string Output)> RunAsync(string program, string[] arguments, string? account = null, string? cluster = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // A working directory that the other user may not enter makes PostgreSQL's programs complain.
            WorkingDirectory = Directory.Exists(cluster) ? cluster : "/",
        };
        if (account is not null) start.UserName = account;
        ForgetSettings(start.Environment);
        start.Environment["LC_ALL"] = "C";
        // Named by the environment and not by -D, because pg_ctl quotes -D badly for the shell that it starts.
        if (cluster is not null) start.Environment["PGDATA"] = cluster;
        try
        {
            using var process = Process.Start(start)!;
            var printed = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, string.Concat(printed).Trim());
        }
        catch (Win32Exception cannot)
        {
            throw new LocalPostgresException(
                $"{program} cannot be run{(account is null ? "" : $" as the user {account}")}: {cannot.Message}. "
                + $"Install the Debian package postgresql, or name its programs' folder in {PostgresBinaries.Variable}.",
                cannot);
        }
    }

    // PGPORT, PGHOST, PGOPTIONS and the like of the person who started us are meant for another server.
    private static void ForgetSettings(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            environment.Remove(name);
    }
}
