using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using TransferFlow.Host.Postgres;

namespace TransferFlow.Tests.Verbs;

/// <summary>What a process left behind.</summary>
internal sealed record Ran(int Exit, byte[] Bytes, string Messages)
{
    public string Output => Encoding.UTF8.GetString(Bytes);
}

/// <summary>The built program as a process of its own, on a test database.</summary>
internal static partial class HostProcess
{
    /// <summary>Where the processes of these tests keep their keys.</summary>
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("transferflow-test-");

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<Ran> RunAsync(string connectionString, params string[] words)
    {
        using var process = Start(connectionString, words);
        using var output = new MemoryStream();
        process.StandardInput.Close();
        var messages = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        return new(process.ExitCode, output.ToArray(), await messages);
    }

    /// <summary>A server on a free port that answers already, with these environment variables.</summary>
    public static async Task<(Process Process, Uri Address)> ServeAsync(string connectionString, params (string Name, string Value)[] environment)
    {
        var process = Start(connectionString, ["serve", "--empty", "--port", "0"], environment);
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is { Success: true } match) return (process, new(match.Value));
        }

        throw new InvalidOperationException("The server ended before it served.");
    }

    private static Process Start(string connectionString, string[] words, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "TransferFlow.Host"), words)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ConnectionStrings__transferflow"] = connectionString;
        start.Environment[FsyncGuard.Variable] = "tests";
        start.Environment["TRANSFERFLOW_DATA"] = Folder.FullName;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    [GeneratedRegex("http://[0-9.:]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Address();
}
