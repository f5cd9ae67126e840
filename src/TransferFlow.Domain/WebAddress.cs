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

    // Colons and commas are legal in a query and easier to read than their escapes.
    private static string Escape(string value) =>
        Uri.EscapeDataString(value).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal);
}
