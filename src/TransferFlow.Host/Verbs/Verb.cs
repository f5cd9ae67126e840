using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;
using TransferFlow.Domain.Results;
using TransferFlow.Host.Postgres;
using TransferFlow.Service;
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
        ["key"] = () => new KeyVerb(),
        ["password"] = () => new PasswordVerb(),
    };

    // They cannot be asked for without building the server.
    private static readonly string[] FrameworkVerbs =
    [
        "check-env", "codegen", "db-apply", "db-assert", "db-dump", "db-list", "db-patch", "describe", "event-query", "help", "marten", "openapi",
        "projections", "projection-run", "resources", "run", "storage", "stream-query", "wolverine-diagnostics",
    ];

    protected static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How the verb is called, in one line.</summary>
    protected abstract string Usage { get; }

    /// <summary>The verb that is meant; null where the first word names none.</summary>
    public static Verb? Find(string[] args) => args.Length > 0 && Verbs.TryGetValue(args[0], out var verb) ? verb() : null;

    /// <summary>Whether the words are for the framework: one of its verbs, or settings of a host that a test starts.</summary>
    public static bool IsFrameworks(string[] args) => args.Length > 0 && (args[0].StartsWith('-') || FrameworkVerbs.Contains(args[0]));

    /// <summary>Says what there is, to someone who asked for something else.</summary>
    public static int SayUsage(string[] args)
    {
        if (args.Length > 0) Say($"There is no verb '{args[0]}'.");
        foreach (var verb in Verbs.Values) Say($"usage: {verb().Usage}");
        return Refused;
    }

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
        catch (Exception e)
            when (e is LocalPostgresException or SettingException or NotReadyException or NpgsqlException or IOException
                or UnauthorizedAccessException)
        {
            Say(e.Message);
            return Failed;
        }
        catch (Exception e)
        {
            // A fault of the program: its trace helps, and the exit status has to stay what is promised.
            Say(e.ToString());
            return Failed;
        }
    }

    protected static void Say(string message) => Console.Error.WriteLine(message);

    protected abstract Task<int> RunAsync(Arguments arguments, CancellationToken stop);
}
