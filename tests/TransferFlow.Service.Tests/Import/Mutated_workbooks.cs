using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Service.Spreadsheets.Reading;
using TransferFlow.Tests.Spreadsheets;

namespace TransferFlow.Tests.Import;

public sealed class Mutated_workbooks(Xunit.Abstractions.ITestOutputHelper output)
{
    /// <summary>How many are tried, where not the usual number.</summary>
    private const string Count = "TRANSFERFLOW_MUTATED_WORKBOOKS";

    // What is wrong with a file as a whole, so that there is no row to name. A file whose first bytes were changed is none of a spreadsheet any more.
    private static readonly string[] OfTheFile =
    [
        "bad-xlsx", "xlsx-dtd", "no-sheet", "not-a-spreadsheet", "encrypted-xlsx", "binary-xlsb", "empty-file", "xlsx-too-many-parts", "not-a-csv", "utf-16",
    ];

    // What is wrong with a row as a whole, so that there is no column to name: its form, or its fact among the others of its result.
    private static readonly string[] OfTheRow =
    [
        "bad-xlsx", "xlsx-dtd", "too-many-fields", "too-many-columns", "bad-encoding", "mixed-encodings", "bad-csv", "forbidden-character", "duplicate-row",
        "conflicts-with-known-fact", "already-registered", "not-registered", "after-the-end", "already-in-stage", "not-in-stage", "handover-exists",
        "handover-pending", "handover-not-pending", "deal-exists", "deal-not-in-force",
    ];

    [Fact]
    public async Task Whatever_is_done_to_a_workbook_it_is_imported_wholly_or_not_at_all_and_every_fault_is_named()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable(Count) ?? "5000");
        await using var service = await ImportService.StartAsync();
        var empty = await service.CountsAsync();
        AWorkbook[] sound = [AMutant.Sound(1, shared: true), AMutant.Sound(2, shared: false)];
        var (refused, codes) = (0, new SortedDictionary<string, int>());

        for (var seed = 0; seed < count; seed++)
        {
            var file = AMutant.Of(sound[seed % 2], new Random(seed));
            ReadInLittleMemory(file, seed);

            var report = await service.ImportAsync(file);

            foreach (var error in report.Errors) IsNamed(error, seed);
            foreach (var code in report.Errors.Select(error => error.Code).Distinct()) codes[code] = codes.GetValueOrDefault(code) + 1;
            if (report.IsRefused)
            {
                refused++;
                (report.Facts, report.Registered).ShouldBe((0, 0), $"{seed}");
                (await FactsAndOrganisationsAsync(service)).ShouldBe("0 0 0", $"{seed}");
            }
            else
            {
                (await FactsAndOrganisationsAsync(service)).ShouldStartWith($"{report.Facts + report.Registered} {report.Results} ", customMessage: $"{seed}");
                await ClearAsync(service);
            }
        }

        (await service.CountsAsync()).ShouldBe(empty);
        output.WriteLine($"{refused} of {count} were refused, by {string.Join(", ", codes.Select(code => $"{code.Key} {code.Value}"))}");
        // Mutants that all died at the same gate would show little.
        refused.ShouldBeInRange(count / 2, count - (count / 50));
        codes.Count.ShouldBeGreaterThan(Math.Min(20, count / 50));
    }

    private static void IsNamed(RowError error, int seed)
    {
        var said = $"{seed}: {error}";
        error.Message.Zh.ShouldNotBeEmpty(said);
        error.Message.En.ShouldNotBeEmpty(said);
        if (error.Row is null) error.Code.ShouldBeOneOf(OfTheFile, said);
        else if (error.Column is null) error.Code.ShouldBeOneOf(OfTheRow, said);
    }

    /// <summary>Some megabytes for a file of some kilobytes, in all and not at once.</summary>
    private static void ReadInLittleMemory(byte[] bytes, int seed)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            using var file = new MemoryStream(bytes);
            using var sheet = SheetReader.Open(file);
            while (sheet.Next() is not null)
            {
            }
        }
        catch (RefusedException)
        {
            // Named below, where it is imported.
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(16 << 20, $"{seed}");
    }

    private static async Task<string> FactsAndOrganisationsAsync(ImportService service) => (await service.TextsAsync(
        "select concat_ws(' ', (select count(*) from mt_events), (select count(*) from mt_streams), (select count(*) from mt_doc_organisation))")).Single();

    private static async Task ClearAsync(ImportService service)
    {
        await using var command = service.Database.CreateCommand("delete from mt_events; delete from mt_streams; delete from mt_doc_organisation");
        await command.ExecuteNonQueryAsync();
    }
}
