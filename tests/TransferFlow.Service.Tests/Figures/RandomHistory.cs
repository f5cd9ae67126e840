using CsCheck;
using TransferFlow.Domain.Results;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Figures;

/// <summary>Facts of many results in the order in which they become known, cut into what is written at once.</summary>
internal sealed record RandomHistory(IReadOnlyList<Batch> Batches)
{
    public static readonly Gen<RandomHistory> Any = RandomFacts.Result.Array[2, 10].SelectMany(
        results => Gen.Select(Gen.Shuffle(Order(results)), Batch.Cut.Array[60, 60], (order, cuts) => new RandomHistory([.. Cut(Tell(results, order), cuts)])));

    public override string ToString() => string.Join('\n', Batches);

    // Which result speaks when: each as often as it has facts.
    private static int[] Order((Fact.ResultRegistered Registration, Fact[] Later)[] results) =>
        [.. results.SelectMany((result, i) => Enumerable.Repeat(i, result.Later.Length + 1))];

    private static IEnumerable<Said> Tell((Fact.ResultRegistered Registration, Fact[] Later)[] results, int[] order)
    {
        var facts = results.Select((result, i) => new Queue<Fact>([result.Registration with { Number = $"R{i}_%" }, .. result.Later])).ToArray();
        foreach (var i in order) yield return new(results[i].Registration.Owner, $"R{i}_%", facts[i].Dequeue());
    }

    private static IEnumerable<Batch> Cut(IEnumerable<Said> told, (int Size, Way Way, bool IsReadAtOnce)[] cuts)
    {
        var rest = told.ToList();
        for (var i = 0; rest.Count > 0; i++)
        {
            var (size, way, isReadAtOnce) = cuts[i % cuts.Length];
            yield return new([.. rest.Take(size)], way, isReadAtOnce);
            rest = [.. rest.Skip(size)];
        }
    }
}

internal enum Way
{
    Append,
    Import,
}

/// <summary>A fact, and whose it is.</summary>
internal sealed record Said(string Owner, string Number, Fact Fact)
{
    public string Result => Known.Result(Owner, Number);
}

/// <param name="IsReadAtOnce">Whether someone asks right afterwards, so that the read model has to follow before more is written.</param>
internal sealed record Batch(IReadOnlyList<Said> Said, Way Way, bool IsReadAtOnce)
{
    public static readonly Gen<(int Size, Way Way, bool IsReadAtOnce)> Cut = Gen.Select(Gen.Int[1, 12], Gen.OneOf(Way.Append, Way.Import), Gen.Bool);

    public async Task WriteAsync(TestService service)
    {
        for (var rest = Said.AsEnumerable(); rest.FirstOrDefault() is { } next;)
        {
            // A stage log cannot carry evidence or corrections; those come between two files.
            var rows = Way == Way.Import ? rest.TakeWhile(said => FactCodes.InStageLogs.Contains(said.Fact.Code())).ToList() : [];
            if (rows.Count > 0) await ImportAsync(service, rows);
            else await service.AppendAsync(next.Result, next.Fact);
            rest = rest.Skip(Math.Max(rows.Count, 1)).ToList();
        }
    }

    private static async Task ImportAsync(TestService service, List<Said> rows)
    {
        var report = await service.ImportAsync(ALog.Of(rows.Select(said => (said.Owner, said.Number, said.Fact))));
        report.Errors.ShouldBeEmpty();
        (report.Facts, report.Registered).ShouldBe((rows.Count, 0));
    }

    public override string ToString() => $"{Way}: {string.Join("; ", Said.Select(said => $"{said.Number} {said.Fact}"))}";
}
