using TransferFlow.Service.Monitoring;

namespace TransferFlow.Host.Verbs;

/// <summary>Prints a figure: the bytes of its address, or its rows as CSV or a table.</summary>
internal sealed class FigureVerb : Verb
{
    protected override string Usage =>
        "transferflow figure NAME [--stage S] [--to S] [--by B] [--within P] [--horizon P1Y,P3Y] [--as-of D] [--known-at P] [...] "
        + "[--format json|csv|table]";

    protected override async Task<int> RunAsync(Arguments arguments, CancellationToken stop)
    {
        var format = arguments.Choice("format", "json", "csv", "table");
        var figure = arguments.Only("name of a figure");
        var parameters = arguments.Rest();
        await using var workspace = await Workspace.OpenAsync(stop);
        await workspace.CatchUpAsync(stop);
        var answer = await workspace.Get<Figures>().AnswerAsync(figure, parameters, caller: null, stop);

        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(format switch
        {
            "csv" => FigureTable.Csv(answer),
            "table" => FigureTable.Text(answer),
            _ => [.. answer, (byte)'\n'],
        }, stop);
        return Done;
    }
}
