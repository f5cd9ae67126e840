using System.Text;

namespace TransferFlow.Domain;

/// <summary>Writes addresses with a query.</summary>
public static class WebAddress
{
    /// <summary>The path with those parameters that are set, in this order; one that is null or empty is absent.</summary>
    public static string Of(string path, IEnumerable<(string Name, string? Value)> parameters)
    {
        var address = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in parameters)
        {
            if (string.IsNullOrEmpty(value)) continue;
            address.Append(separator).Append(Escape(name)).Append('=').Append(Escape(value));
            separator = '&';
        }

        return address.ToString();
    }

    /// <summary>An address with more parameters behind those that it has.</summary>
    public static string With(string address, IEnumerable<(string Name, string? Value)> more) =>
        address + Of("", more) switch
        {
            ['?', .. var query] when address.Contains('?', StringComparison.Ordinal) => $"&{query}",
            var query => query,
        };

    /// <summary>The path and the parameters of an address; one that has no <c>=</c> has an empty value.</summary>
    public static (string Path, IReadOnlyList<KeyValuePair<string, string>> Parameters) Read(string address)
    {
        if (address.Split('?', 2) is not [var path, var query]) return (address, []);
        return (path, [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Parameter)]);

        static KeyValuePair<string, string> Parameter(string pair)
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            return cut < 0 ? new(Unescape(pair), "") : new(Unescape(pair[..cut]), Unescape(pair[(cut + 1)..]));
        }
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    // Colons and commas are legal in a query and easier to read than their escapes.
    private static string Escape(string value) =>
        Uri.EscapeDataString(value).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal);
}
