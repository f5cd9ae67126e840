using System.Text;
using CsCheck;

namespace TransferFlow.Tests.Import;

public sealed class Mutated_files
{
    private static readonly byte[] Sound = Encoding.UTF8.GetBytes(RandomLog.File(RandomLog.Rows(seed: 3, results: 6)));

    [Fact]
    public async Task Whatever_is_done_to_a_file_it_is_imported_wholly_or_not_at_all_and_every_fault_is_named()
    {
        await using var service = await ImportService.StartAsync();
        var empty = await service.CountsAsync();

        await Gen.Int.SampleAsync(async seed =>
        {
            var file = Mutate(new Random(seed));

            var report = await service.ImportAsync(file, dryRun: seed % 8 != 0);

            foreach (var error in report.Errors)
            {
                error.Code.ShouldNotBeEmpty();
                error.Message.Zh.ShouldNotBeEmpty();
                error.Message.En.ShouldNotBeEmpty();
                if (error.Row is null) error.Code.ShouldBeOneOf("empty-file", "not-a-csv", "utf-16");
            }

            if (report.IsRefused) (report.Facts, report.Registered).ShouldBe((0, 0));
            if (seed % 8 != 0) return;
            if (report.IsRefused) (await service.CountsAsync()).ShouldBe(empty);
            else await ClearAsync(service, report.Facts + report.Registered);
        }, iter: 2_000, threads: 1);
    }

    /// <summary>One to three random changes.</summary>
    private static byte[] Mutate(Random random)
    {
        var file = Sound;
        for (var changes = random.Next(1, 4); changes > 0; changes--) file = MutateOnce(file, random);
        return file;
    }

    private static byte[] MutateOnce(byte[] file, Random random)
    {
        if (file.Length == 0) return file;
        var at = random.Next(file.Length);
        var lines = Encoding.Latin1.GetString(file).Split('\n');
        var line = random.Next(lines.Length);
        switch (random.Next(8))
        {
            case 0:
                byte[] flipped = [.. file];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1: return file[..at];
            case 2: return [.. file[..at], .. file[Math.Min(file.Length, at + random.Next(1, 20))..]];
            case 3: return [.. file[..at], "\",\n\r\0#;\t\uFEFF"u8[random.Next(11)], .. file[at..]];
            case 4: return Of([.. lines[..line], lines[random.Next(lines.Length)], .. lines[line..]]);
            case 5: return Of([.. lines[..line], .. lines[(line + 1)..]]);
            case 6:
                var cells = lines[line].Split(',');
                random.Shuffle(cells);
                return Of([.. lines[..line], string.Join(',', cells), .. lines[(line + 1)..]]);
            default:
                var header = lines[0].Split(',');
                return Of([string.Join(',', header.Where((_, i) => i != line % header.Length)), .. lines[1..]]);
        }

        static byte[] Of(string[] changed) => Encoding.Latin1.GetBytes(string.Join('\n', changed));
    }

    private static async Task ClearAsync(ImportService service, long facts)
    {
        (await service.TextsAsync("select count(*)::text from mt_events")).ShouldBe([facts.ToString()]);
        await using var command = service.Database.CreateCommand("truncate mt_events, mt_streams, mt_doc_organisation");
        await command.ExecuteNonQueryAsync();
    }
}
