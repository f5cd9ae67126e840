namespace TransferFlow.Tests.Postgres;

/// <summary>A folder for one test that everyone may enter; removed with all that is in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    // Not CreateTempSubdirectory: its mode 0700 would keep the user postgres out when root runs the tests.
    public string Path { get; } =
        Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"transferflow-{Guid.NewGuid():N}")).FullName;

    /// <summary>A path in this folder; nothing is created.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
