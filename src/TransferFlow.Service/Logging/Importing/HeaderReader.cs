using System.Collections.Frozen;
using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Spreadsheets;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>The header of a file, understood.</summary>
/// <param name="Row">Where it stands, as a spreadsheet counts.</param>
/// <param name="Texts">Its cells as they are in the file.</param>
/// <param name="Places">Which cell each column is.</param>
/// <param name="Yuan">How many yuan are one unit, by column, for columns of amounts whose header names a unit.</param>
internal sealed record FileHeader(
    long Row, IReadOnlyList<string?> Texts, FrozenDictionary<string, int> Places, FrozenDictionary<string, decimal> Yuan)
{
    private readonly string?[] columns = [.. Texts.Select((_, place) => Places.FirstOrDefault(column => column.Value == place).Key)];

    /// <summary>How many cells of a row can mean something.</summary>
    public int Width => columns.Length;

    /// <summary>Whether the cell at this place, below <see cref="Width"/>, has a header.</summary>
    public bool Has(int place) => Texts[place] is not null;

    /// <summary>The first place with such a header; below zero where there is none.</summary>
    public int PlaceOf(Predicate<string> isMeant) => Texts.Index().FirstOrDefault(text => text.Item is { } known && isMeant(known), (-1, null)).Index;

    /// <summary>The column at this place; null where there is none, or one that is not read.</summary>
    public string? ColumnAt(int place) => place < columns.Length ? columns[place] : null;
}

/// <summary>Understands a header, and says which of its cells it does not.</summary>
internal static class HeaderReader
{
    /// <summary>A header with more columns is none; searching what each was meant to be would take for ever.</summary>
    private const int MostColumns = 1_000;

    /// <returns>Null with at least one error said.</returns>
    /// <param name="hasNames">Whether the cells of the file have names, as <c>D17</c>.</param>
    public static FileHeader? Read(long row, IReadOnlyList<string?> cells, bool hasNames, ICollection<RowError> errors)
    {
        void Say(string? column, string code, string zh, string en, int? place = null) =>
            errors.Add(new(row, column, code, new Sentence(zh, en)) { Cell = hasNames && place is { } known ? CellName.Of(known, row) : null });

        if (cells.Count > MostColumns)
        {
            Say(null, "too-many-columns", $"表头有{cells.Count}列，最多{MostColumns}列。", $"The header has {cells.Count} columns; at most {MostColumns} are allowed.");
            return null;
        }

        var (places, yuan, faults) = (new Dictionary<string, int>(), new Dictionary<string, decimal>(), errors.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] is not { } text || Columns.IsNote(text)) continue;
            var (column, unit) = Columns.Understand(text);
            if (column is null)
            {
                var nearest = Columns.Nearest(text);
                Say(Fault.Shown(text), "unknown-column",
                    $"不认识表头“{Fault.Shown(text)}”{(nearest is null ? "" : $"，是否应为“{nearest}”")}。",
                    $"The header '{Fault.Shown(text)}' is not known{(nearest is null ? "." : $"; was '{nearest}' meant?")}", i);
            }
            else if (!places.TryAdd(column, i))
            {
                Say(column, "duplicate-column", $"表头“{column}”出现了两次。", $"The column '{column}' is there twice.", i);
            }
            else if (unit is { } worth)
            {
                yuan[column] = worth;
            }
        }

        foreach (var column in Columns.Required.Where(column => !places.ContainsKey(column)))
            Say(column, "missing-column", $"缺少表头“{column}”（{Columns.All.First(known => known.Name == column).Zh[0]}）。", $"The column '{column}' is missing.");
        return errors.Count > faults ? null : new(row, cells, places.ToFrozenDictionary(), yuan.ToFrozenDictionary());
    }
}
