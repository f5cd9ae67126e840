using Microsoft.AspNetCore.Http;

namespace TransferFlow.Web.Administering;

/// <summary>A form as it was filled in, or as it begins.</summary>
public sealed record Filled(IReadOnlyDictionary<string, string> Typed)
{
    public static Filled Empty { get; } = With();

    public string? this[string name] => Typed.TryGetValue(name, out var value) ? value : null;

    public static Filled With(params IEnumerable<(string Name, string? Value)> values) =>
        new(values.ToDictionary(pair => pair.Name, pair => pair.Value ?? ""));

    public static Filled Of(IFormCollection form) => new(form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString().Trim()));

    /// <summary>What was typed; null for a field that was left empty.</summary>
    public string? Given(string name) => this[name] is { Length: > 0 } value ? value : null;

    public bool Checked(string name) => Given(name) is not null;
}
