using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace TransferFlow.Service;

/// <summary>A setting has a value that cannot be meant.</summary>
public sealed class SettingException(string message) : Exception(message);

/// <summary>
/// Reads settings, which come as environment variables (<c>Mail__Port</c>). In a process without any, such as a verb, defaults hold.
/// </summary>
internal static class Settings
{
    /// <exception cref="SettingException">It is no whole number in the range.</exception>
    public static int Number(this IConfiguration? settings, string name, int otherwise, int least, int most) =>
        settings.Text(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new SettingException($"{Variable(name)}={text} is no whole number from {least} to {most}.");

    /// <exception cref="SettingException">It is neither true nor false.</exception>
    public static bool Flag(this IConfiguration? settings, string name, bool otherwise) =>
        settings.Text(name) is not { } text ? otherwise
        : bool.TryParse(text, out var flag) ? flag
        : throw new SettingException($"{Variable(name)}={text} is neither true nor false.");

    /// <summary>Null where it is not set, or empty.</summary>
    public static string? Text(this IConfiguration? settings, string name) => settings?[name] is { Length: > 0 } text ? text : null;

    /// <summary>What the setting is called in the environment.</summary>
    private static string Variable(string name) => name.Replace(":", "__", StringComparison.Ordinal);
}
