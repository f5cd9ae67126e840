using System.Text;

namespace TransferFlow.Host.Verbs;

/// <summary>The words after a verb do not fit it.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>The words after a verb: free ones, and options <c>--name value</c> or <c>--name=value</c>.</summary>
internal sealed class Arguments
{
    private static readonly string[] Flags = ["dry-run", "empty", "demo", "read-only"];

    private readonly Dictionary<string, string> options = [];
    private readonly List<string> words = [];

    public static Arguments Parse(string[] args)
    {
        var parsed = new Arguments();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                parsed.words.Add(args[i]);
                continue;
            }

            var (name, value) = args[i][2..].Split('=', 2) is [var left, var right] ? (left, right) : (args[i][2..], null);
            value ??= Flags.Contains(name) ? "" : ++i < args.Length ? args[i] : throw new UsageException($"--{name} needs a value.");
            if (!parsed.options.TryAdd(name, value)) throw new UsageException($"--{name} is given twice.");
        }

        return parsed;
    }

    /// <summary>The only free word.</summary>
    public string Only(string what) => words is [var word] ? word : throw new UsageException($"Exactly one {what} is needed.");

    public void NoWords()
    {
        if (words.Count > 0) throw new UsageException($"'{words[0]}' is not understood.");
    }

    public bool Flag(string name) => options.Remove(name);

    public string? Option(string name) => options.Remove(name, out var value) ? value : null;

    public int? Number(string name) =>
        Option(name) is not { } text ? null
        : int.TryParse(text, out var number) ? number
        : throw new UsageException($"--{name} takes a number, not '{text}'.");

    /// <summary>One of these words, or the first where the option is absent.</summary>
    public string Choice(string name, params string[] choices) =>
        Option(name) is not { } text ? choices[0]
        : choices.Contains(text) ? text
        : throw new UsageException($"--{name} is one of {string.Join(", ", choices)}, not '{text}'.");

    /// <summary>Every option that is left, its kebab case turned into the camel case of addresses.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Rest() =>
        [.. options.Select(option => KeyValuePair.Create(Camel(option.Key), option.Value))];

    public void NoMore()
    {
        if (options.Count > 0) throw new UsageException($"--{options.Keys.First()} is not understood.");
    }

    private static string Camel(string kebab)
    {
        var camel = new StringBuilder();
        foreach (var part in kebab.Split('-'))
            camel.Append(camel.Length == 0 || part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]);
        return camel.ToString();
    }
}
