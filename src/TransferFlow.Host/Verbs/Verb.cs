using System.Text.Encodings.Web;
using System.Text.Json;
using TransferFlow.Domain.Results;
using TransferFlow.Host.Postgres;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Host.Verbs;

/// <summary>
/// What the program can be told to do. Data go to standard output and messages to standard error; the exit status is 0 for done, 2 for
/// refused input, 1 for failures.
/// </summary>
internal abstract class Verb
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Refused = 2;

    private static readonly Dictionary<string, Func<Verb>> Verbs = new()
    {
        ["serve"] = () => new ServeVerb(),
        ["import"] = () => new ImportVerb(),
        ["figure"] = () => new FigureVerb(),
        ["position"] = () => new PositionVerb(),
        ["history"] = () => new HistoryVerb(),
        ["export"] = () => new ExportVerb(),
    };

    protected static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How the verb is called, in one line.</summary>
    protected abstract string Usage { get; }

    /// <summary>The verb that is meant; null where the first word names none.</summary>
    public static Verb? Find(string[] args) => args.Length > 0 && Verbs.TryGetValue(args[0], out var verb) ? verb() : null;

    public async Task<int> RunAsync(string[] args)
    {
        using var interrupt = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            interrupt.Cancel();
        };
        try
        {
            return await RunAsync(Arguments.Parse(args), interrupt.Token);
        }
        catch (UsageException e)
        {
            Say($"{e.Message}\nusage: {Usage}");
            return Refused;
        }
        catch (RefusedException e)
        {
            Say($"{e.Refusal.Message.Zh}\n{e.Refusal.Message.En} ({e.Refusal.Code})");
            return Refused;
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            Say("Interrupted; nothing is half-written.");
            return Failed;
        }
        catch (Exception e) when (e is LocalPostgresException or NotReadyException or Npgsql.NpgsqlException or IOException or UnauthorizedAccessException)
        {
            Say(e.Message);
            return Failed;
        }
    }

    protected static void Say(string message) => Console.Error.WriteLine(message);

    protected abstract Task<int> RunAsync(Arguments arguments, CancellationToken stop);
}
