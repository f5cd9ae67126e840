using TransferFlow.Domain.Access;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Auditing;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Host.Verbs;

/// <summary>Prints the facts of one result in timeline order, one JSON object a line.</summary>
internal sealed class HistoryVerb : Verb
{
    /// <summary>Whoever can run the program beside the database can read all that is in it.</summary>
    private static readonly Caller Operator = new("local", Role.Auditor);

    protected override string Usage => "transferflow history RESULT [--known-at P] [--as-of D]";

    protected override async Task<int> RunAsync(Arguments arguments, CancellationToken stop)
    {
        var result = arguments.Only("result");
        var knownAt = arguments.Option("known-at");
        var asOf = arguments.Option("as-of") is not { } text ? DateOnly.MaxValue
            : IsoDate.Find(text) ?? throw new UsageException($"--as-of takes a date such as 2026-06-30, not '{text}'.");
        arguments.NoMore();

        await using var workspace = await Workspace.OpenAsync(stop);
        await workspace.CatchUpAsync(stop);
        var position = await workspace.Get<Knowledge>().PinAsync(knownAt, stop);
        if (await workspace.Get<Histories>().FindAsync(result, asOf, position, Operator, stop) is not { } history)
        {
            Say($"没有成果“{result}”。\nThere is no result '{result}' at {position}. (unknown-result)");
            return Refused;
        }

        foreach (var entry in history.Entries)
        {
            var line = HistoryEndpoint.Line(entry);
            line.Insert(0, "result", history.Id);
            Console.WriteLine(line.ToJsonString(Json));
        }

        return Done;
    }
}
