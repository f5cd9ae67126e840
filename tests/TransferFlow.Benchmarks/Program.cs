using TransferFlow.Benchmarks;

// Usage: NAME [FACTS] [ROUNDS], figures [VISITS] [ROUNDS], or log FACTS FILE to keep the stage log that the benchmarks use.
var facts = args.Length > 1 ? int.Parse(args[1]) : 1_000_000;
var rounds = args.Length > 2 && int.TryParse(args[2], out var count) ? count : 5;
switch (args.FirstOrDefault())
{
    case "import":
        await ImportBenchmark.RunAsync(facts, rounds);
        return 0;
    case "catch-up":
        await CatchUpBenchmark.RunAsync(facts, rounds);
        return 0;
    case "append":
        await AppendBenchmark.RunAsync(args.Length > 1 ? facts : 20_000, rounds);
        return 0;
    case "figures":
        return await FiguresBenchmark.RunAsync(facts, rounds);
    case "pages":
        await PageBenchmark.RunAsync(args.Length > 1 ? facts : 2_300_000, args.Length > 2 ? rounds : 40);
        return 0;
    case "log" when args.Length == 3:
        new Generator(20260630).Write(args[2], facts);
        return 0;
    default:
        Console.Error.WriteLine("usage: ops/bench import|catch-up|append|pages [FACTS] [ROUNDS], figures [VISITS] [ROUNDS], or log FACTS FILE");
        return 2;
}
