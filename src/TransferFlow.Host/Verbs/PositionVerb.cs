using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Host.Verbs;

/// <summary>Prints the present position of the log.</summary>
internal sealed class PositionVerb : Verb
{
    protected override string Usage => "transferflow position";

    protected override async Task<int> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.NoWords();
        arguments.NoMore();
        await using var workspace = await Workspace.OpenAsync(stop);
        await workspace.CatchUpAsync(stop);
        Console.WriteLine(await workspace.Get<Knowledge>().PinAsync(null, stop));
        return Done;
    }
}
