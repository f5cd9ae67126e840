namespace TransferFlow.Host;

/// <summary>The folder of the keys that protect sessions and forms, for its owner alone.</summary>
internal static class KeyFolder
{
    public static DirectoryInfo Make(string folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder)
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
