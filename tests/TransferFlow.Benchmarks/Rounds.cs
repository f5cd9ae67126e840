using System.Diagnostics;

namespace TransferFlow.Benchmarks;

/// <summary>Runs contestants in turn, round by round, and prints each one's median and spread, and the ratios that the budgets ask for.</summary>
internal sealed class Rounds(int count)
{
    private readonly Dictionary<string, List<double>> figures = [];

    /// <summary>One turn of each contestant a round; each returns how many things a second it did.</summary>
    public async Task RunAsync(params (string Name, Func<Task<double>> Turn)[] contestants)
    {
        for (var round = 1; round <= count; round++)
        {
            foreach (var (name, turn) in contestants)
            {
                var figure = await turn();
                Console.Error.WriteLine($"round {round}: {name}: {figure:N0}/s");
                if (!figures.TryGetValue(name, out var list)) figures[name] = list = [];
                list.Add(figure);
            }
        }
    }

    public void Print(string subject, params (string Of, string To)[] ratios)
    {
        Console.WriteLine($"{subject} ({count} interleaved rounds, {Environment.ProcessorCount} processors)");
        foreach (var (name, list) in figures) Console.WriteLine($"  {name,-52} {Median(list),12:N0}/s   {list.Min():N0} to {list.Max():N0}");
        foreach (var (of, to) in ratios)
        {
            var pairs = figures[of].Zip(figures[to], (a, b) => a / b).ToList();
            Console.WriteLine($"  {of} : {to} = {Median(pairs):0.00}   {pairs.Min():0.00} to {pairs.Max():0.00}");
        }
    }

    /// <summary>How many things a second an action did.</summary>
    public static async Task<double> TimeAsync(long things, Func<Task> action)
    {
        GC.Collect();
        var clock = Stopwatch.StartNew();
        await action();
        return things / clock.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> list)
    {
        var sorted = list.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
