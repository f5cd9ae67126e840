namespace TransferFlow.Tests.Architecture;

/// <summary>The source files of the repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Code written by hand under a folder such as <c>src/TransferFlow.Domain</c>, as (path from the root, lines).</summary>
    public static IEnumerable<(string Path, string[] Lines)> CodeIn(string folder) =>
        from path in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.*", SearchOption.AllDirectories)
        where Path.GetExtension(path) is ".cs" or ".razor"
        let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !relative.Split('/').Any(part => part is "bin" or "obj" or "Generated")
        select (relative, File.ReadAllLines(path));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "TransferFlow.sln")) ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests do not lie in the repository."));
}
