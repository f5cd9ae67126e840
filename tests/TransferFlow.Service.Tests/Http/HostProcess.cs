using System.Diagnostics;
using System.Text.RegularExpressions;
using TransferFlow.Host.Postgres;

namespace TransferFlow.Tests.Http;

/// <summary>The built program as a process of its own, on a database that is given.</summary>
internal static partial class HostProcess
{
    private static readonly string program = Path.Combine(AppContext.BaseDirectory, "TransferFlow.Host.dll");

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Exit, byte[] Output, string Messages)> RunAsync(string database, params string[] arguments)
    {
        using var process = Process.Start(Command(database, arguments))!;
        using var output = new MemoryStream();
        var messages = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        return (process.ExitCode, output.ToArray(), await messages);
    }

    /// <summary>A server in another part of the world: other language, other time zone.</summary>
    public static async Task<(Process Process, Uri Address)> ServeAsync(string database, string timeZone, string language)
    {
        var command = Command(database, ["serve", "--empty", "--port", "0"]);
        (command.Environment["TZ"], command.Environment["LANG"], command.Environment["LC_ALL"]) = (timeZone, language, language);
        var process = Process.Start(command)!;
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is { Success: true } match) return (process, new(match.Value));
        }

        throw new InvalidOperationException("The server ended before it served.");
    }

    private static ProcessStartInfo Command(string database, string[] arguments)
    {
        var command = new ProcessStartInfo("dotnet", [program, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        command.Environment["ConnectionStrings__transferflow"] = database;
        command.Environment[FsyncGuard.Variable] = "tests";
        return command;
    }

    [GeneratedRegex("http://[0-9.:]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Address();
}
