using System.Text.Json;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Monitoring.Explaining;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Store;
using static TransferFlow.Tests.Store.AFact;
using FigureAnswers = TransferFlow.Service.Monitoring.Figures;

namespace TransferFlow.Tests.Figures;

public sealed class Codes_of_an_older_revision : IDisposable
{
    private const string Older = "gbt2024.1+centres.0";

    private readonly string seeds = Directory.CreateTempSubdirectory("seeds").FullName;

    /// <summary>Besides the shipped revision there is one by which no part of Hebei belongs to a centre.</summary>
    public Codes_of_an_older_revision()
    {
        var shipped = Path.GetDirectoryName(new Catalogues().PathOf("countries.csv"))!;
        foreach (var file in Directory.EnumerateFiles(shipped, "*.csv", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(seeds, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var centres = File.ReadAllLines(Path.Combine(seeds, "centres", "centres.1.csv"));
        File.WriteAllLines(Path.Combine(seeds, "centres", "centres.0.csv"), centres.Where(line => !line.Split(',')[1].StartsWith("13", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Answer_as_they_did_and_tell_what_another_revision_changes()
    {
        await using var service = await TestService.StartAsync();
        await service.AppendAsync(Known.Result("univ-bj", "R1"), Registered(), Entered(Stage.ConceptValidation, "site-xa", 1));
        await service.CatchUpAsync();
        var figures = new FigureAnswers(service.Database, service.Get<Knowledge>(), new(seeds), service.Get<References>(), TimeProvider.System, service.Get<IKnownResults>());

        var (before, after) = (await AskAsync(figures, Older), await AskAsync(figures, null));
        var explained = await new FigureChanges(figures, service.Database).ExplainAsync(Address(before), Address(after), null, default);

        Rows(before).ShouldBe(["outside 1"]);
        Rows(after).ShouldBe(["JJJ 1"]);
        explained.Numbers.Where(number => number.Number == "cohort").Select(number => $"{number.Row} {number.Causes.Single().Cause} {number.Difference:+0;-0}")
            .ShouldBe(["JJJ Codes +1", "outside Codes -1"]);
    }

    [Theory]
    [InlineData("gbt2024.1+centres.9")]
    [InlineData("../gbt2024.1+centres.1")]
    [InlineData("gbt2024.1")]
    public async Task Are_refused_where_there_is_no_such_revision(string revision)
    {
        await using var service = await TestService.StartAsync();

        var refused = await Should.ThrowAsync<RefusedException>(() => AskAsync(service.Get<FigureAnswers>(), revision));

        (refused.Refusal.Code, refused.Refusal.Column).ShouldBe(("bad-parameter", "codes"));
    }

    public void Dispose() => Directory.Delete(seeds, recursive: true);

    private static async Task<JsonElement> AskAsync(FigureAnswers figures, string? codes)
    {
        List<KeyValuePair<string, string>> parameters = [new("by", "centre"), new("asOf", "2024-06-30")];
        if (codes is not null) parameters.Add(new("codes", codes));
        return JsonDocument.Parse(await figures.AnswerAsync("stage-conversion", parameters, null, default)).RootElement;
    }

    private static string Address(JsonElement answer) => answer.GetProperty("address").GetString()!;

    private static IEnumerable<string> Rows(JsonElement answer) =>
        answer.GetProperty("rows").EnumerateArray().Select(row => $"{row.GetProperty("region").GetString()} {row.GetProperty("cohort").GetInt32()}");
}
