using System.Diagnostics;

namespace TransferFlow.Tests.Ops;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Runs a program there, with nothing in its environment but what is named.</summary>
    public static async Task<(int Exit, string Output, string Messages)> RunAsync(
        string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var printed = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, printed[0], printed[1]);
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "TransferFlow.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
