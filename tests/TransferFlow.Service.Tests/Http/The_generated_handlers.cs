using TransferFlow.Tests.Ops;
using TransferFlow.Tests.Verbs;

namespace TransferFlow.Tests.Http;

/// <summary>Handlers are generated and committed. Changed middleware or options compile without them, and the old code would run silently.</summary>
public sealed class The_generated_handlers
{
    private static readonly string written = Path.Combine(AppContext.BaseDirectory, "Internal");

    [Fact]
    public async Task Are_what_the_present_endpoints_and_options_make()
    {
        if (Directory.Exists(written)) Directory.Delete(written, recursive: true);

        var (exit, _, messages) = await HostProcess.RunAsync("Host=none", "codegen", "write");

        exit.ShouldBe(0, messages);
        var generated = Files(written);
        var committed = Files(Path.Combine(Checkout.Root, "src/TransferFlow.Host/Internal"));
        generated.Keys.ShouldBe(committed.Keys, "Run ops/generate and commit what it writes.");
        foreach (var (file, code) in generated) code.ShouldBe(committed[file], $"{file}: run ops/generate and commit what it writes.");
    }

    private static SortedDictionary<string, string> Files(string folder) => new(
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText), StringComparer.Ordinal);
}
