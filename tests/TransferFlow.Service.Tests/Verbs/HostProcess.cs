using System.Diagnostics;
using TransferFlow.Host.Postgres;

namespace TransferFlow.Tests.Verbs;

/// <summary>What a process left behind.</summary>
internal sealed record Ran(int Exit, string Output, string Messages);

/// <summary>The built program as a process of its own, on a test database.</summary>
internal static class HostProcess
{
    public static async Task<Ran> RunAsync(string connectionString, params string[] words)
    {
        using var process = Start(connectionString, words);
        process.StandardInput.Close();
        var (output, messages) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await messages);
    }

    public static Process Start(string connectionString, params string[] words)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "TransferFlow.Host"), words)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ConnectionStrings__transferflow"] = connectionString;
        start.Environment[FsyncGuard.Variable] = "tests";
        return Process.Start(start)!;
    }
}
