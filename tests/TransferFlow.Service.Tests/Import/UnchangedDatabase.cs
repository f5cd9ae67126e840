namespace TransferFlow.Tests.Import;

/// <summary>One database for many files that are all refused: none of them may leave a trace for the next.</summary>
public sealed class UnchangedDatabase : IAsyncLifetime
{
    private List<string> before = [];

    internal ImportService Service { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Service = await ImportService.StartAsync();
        before = await Service.CountsAsync();
    }

    public async Task DisposeAsync() => await Service.DisposeAsync();

    internal async Task<Service.Logging.Importing.ImportReport> RefuseAsync(byte[] file)
    {
        var report = await Service.ImportAsync(file);
        report.IsRefused.ShouldBeTrue();
        (report.Facts, report.Registered).ShouldBe((0, 0));
        (await Service.CountsAsync()).ShouldBe(before);
        return report;
    }

    internal Task<Service.Logging.Importing.ImportReport> RefuseAsync(string file) => RefuseAsync(System.Text.Encoding.UTF8.GetBytes(file));
}
