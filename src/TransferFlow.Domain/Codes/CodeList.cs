using System.Collections.Frozen;

namespace TransferFlow.Domain.Codes;

/// <summary>A dated list of codes kept as data, such as the forms of transformation or the technology fields.</summary>
public sealed class CodeList
{
    private readonly FrozenDictionary<string, CodeEntry> byCode;
    private readonly FrozenDictionary<string, CodeEntry> byName;

    private CodeList(string name, IReadOnlyList<CodeEntry> entries)
    {
        Name = name;
        Entries = entries;
        byCode = entries.ToFrozenDictionary(entry => entry.Code);
        // A name that was given anew means the code that goes on.
        byName = entries.Select(entry => (name: entry.Code, entry))
            .Concat(entries.OrderBy(entry => entry.ValidTo is not null).SelectMany(entry => new[] { entry.Zh, entry.En }, (entry, name) => (name, entry)))
            .DistinctBy(pair => pair.name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(pair => pair.name, pair => pair.entry, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The list's name, as <c>forms-of-transformation</c>.</summary>
    public string Name { get; }

    /// <summary>Every entry, ended ones too, in the order of the file, and then those that were added.</summary>
    public IReadOnlyList<CodeEntry> Entries { get; }

    /// <summary>Whether the code is or ever was in the list. Codes are compared as they are written.</summary>
    public bool Knows(string code) => byCode.ContainsKey(code);

    /// <summary>Whether the code is in the list and in force on that day.</summary>
    public bool InForce(string code, DateOnly on) => byCode.TryGetValue(code, out var entry) && entry.InForce(on);

    /// <summary>The entry with this code, Chinese name or English name, whatever the case of its letters; null if there is none.</summary>
    public CodeEntry? Find(string codeOrName) => byName.GetValueOrDefault(codeOrName);

    /// <summary>Reads a list from a file with the columns <c>code,zh,en,valid_from,valid_to,source</c>, and perhaps more to the right.</summary>
    /// <param name="name">What the list is called.</param>
    /// <param name="file">The file, from its header on; the caller closes it.</param>
    /// <exception cref="FormatException">The file has another shape.</exception>
    /// <exception cref="ArgumentException">A code stands in it twice.</exception>
    public static CodeList Read(string name, TextReader file) => new(name,
        [.. SeedFile.Rows(file, "code,zh,en,valid_from,valid_to,source")
            .Select(cells => new CodeEntry(cells[0], cells[1], cells[2], SeedFile.Date(cells[3]), SeedFile.Date(cells[4]), cells[5].Length == 0 ? null : cells[5]))]);

    /// <summary>This list with what was added to it and ended in it since it was shipped.</summary>
    /// <param name="amendments">Those of this list, in the order in which their codes came.</param>
    public CodeList Amended(IReadOnlyCollection<CodeAmendment> amendments)
    {
        if (amendments.Count == 0) return this;
        var ends = amendments.Where(amendment => amendment.ValidTo is not null).ToDictionary(amendment => amendment.Code, amendment => amendment.ValidTo);
        return new(Name, [.. Entries.Concat(amendments.Select(amendment => amendment.Added).OfType<CodeEntry>().Where(added => !Knows(added.Code)))
            .Select(entry => ends.TryGetValue(entry.Code, out var end) ? entry with { ValidTo = end } : entry)]);
    }
}
