using TransferFlow.Benchmarks;

// Usage: NAME [FACTS] [ROUNDS]
var facts = args.Length > 1 ? int.Parse(args[1]) : 1_000_000;
var rounds = args.Length > 2 ? int.Parse(args[2]) : 5;
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
    default:
        Console.Error.WriteLine("usage: ops/bench import|catch-up|append [FACTS] [ROUNDS]");
        return 2;
}
