using System.Globalization;
using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Web.Logging;

/// <summary>
/// What was typed into a form, by the names of its fields. These are the columns of the import file, so that a refusal tells its field. What cannot
/// be understood is added to the faults, and is not to be used then.
/// </summary>
public sealed class Typed(IReadOnlyDictionary<string, string> values, SentFile? file = null)
{
    /// <summary>The hidden field with the key under which the form is logged once.</summary>
    public const string KeyField = "key";

    /// <summary>The hidden field with the version of the result that the form was filled in on.</summary>
    public const string VersionField = "version";

    private readonly List<Refusal> faults = [];

    public IReadOnlyList<Refusal> Faults => faults;

    public SentFile? File => file;

    public string? Key => this[KeyField];

    /// <summary>Null where the form does not depend on a version, or where someone has changed what the page wrote there.</summary>
    public long? Version => long.TryParse(this[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>Without white space around; null where nothing was typed.</summary>
    public string? this[string field] => values.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;

    public static async Task<Typed> OfAsync(IFormCollection form, CancellationToken stop) => new(
        form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString().Trim()),
        form.Files is [var file, ..] ? await SentFile.OfAsync(file, stop) : null);

    public string Needed(string field)
    {
        if (this[field] is { } text) return text;
        faults.Add(Fault.Missing(field));
        return "";
    }

    public DateOnly Date(string field) => this[field] is null ? Missing<DateOnly>(field) : DateIfAny(field) ?? default;

    public DateOnly? DateIfAny(string field) => Understand(field, IsoDate.Find, text => new("bad-date", new(
        $"“{Fault.Shown(text)}”不是日期，应如2026-06-30。", $"'{Fault.Shown(text)}' is no date; it should be like 2026-06-30."), field));

    public Stage Stage(string field) =>
        this[field] is null ? Missing<Stage>(field) : Understand(field, Stages.Find, text => new("unknown-stage", new(
            $"没有阶段“{Fault.Shown(text)}”。", $"There is no stage '{Fault.Shown(text)}'."), field)) ?? default;

    public long? Number(string field) => Understand(field, WholeNumber, text => new("bad-number", new(
        $"“{Fault.Shown(text)}”不是整数。", $"'{Fault.Shown(text)}' is no whole number."), field));

    public int? Trl(string field) => (int?)Understand(field, WholeNumber, text => new("bad-trl", new(
        $"技术成熟度应为1至9，而不是“{Fault.Shown(text)}”。", $"TRL is 1 to 9, not '{Fault.Shown(text)}'."), field));

    /// <param name="yuan">What one unit of what was typed is worth.</param>
    public decimal? Amount(string field, decimal yuan) => Understand(field, Decimal, text => new("bad-number", new(
        $"“{Fault.Shown(text)}”不是数，应如1234.56，不带逗号。",
        $"'{Fault.Shown(text)}' is no number; it should be like 1234.56, without commas."), field)) * yuan;

    /// <summary>The code of what was chosen or named; what nobody knows, or what several are called, is a fault.</summary>
    public string? Code(string field, Func<string, string, (string? Code, Refusal? Fault)> find)
    {
        if (this[field] is not { } text) return null;
        var (code, fault) = find(field, text);
        if (fault is not null) faults.Add(fault);
        return code;
    }

    public void Add(Refusal fault) => faults.Add(fault);

    private T Missing<T>(string field) where T : struct
    {
        faults.Add(Fault.Missing(field));
        return default;
    }

    private T? Understand<T>(string field, Func<string, T?> find, Func<string, Refusal> fault) where T : struct
    {
        if (this[field] is not { } text) return null;
        var found = find(text);
        if (found is null) faults.Add(fault(text));
        return found;
    }

    private static long? WholeNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A decimal holds 28 digits exactly and would round others away unseen; what is far too much is refused in words when it is decided.
    private static decimal? Decimal(string text) =>
        text.Length <= 24 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
