namespace TransferFlow.Service.Storage.Columns;

/// <summary>
/// Numbers texts in the order in which they are met, so that rows hold numbers. It only grows, and belongs to whoever writes columns; readers get
/// arrays that no longer change.
/// </summary>
internal sealed class Words
{
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<string> met = [];
    private string[] texts = [];

    public int Of(string? text)
    {
        if (text is null) return Absent.Text;
        if (numbers.TryGetValue(text, out var number)) return number;
        met.Add(text);
        return numbers[text] = numbers.Count;
    }

    /// <summary>The texts met so far, by their numbers.</summary>
    public string[] Texts() => texts.Length == met.Count ? texts : texts = [.. met];
}

/// <summary>The texts of columns: regions apart from others, because they are looked up by their numbers.</summary>
internal sealed class Vocabulary
{
    public Words Regions { get; } = new();

    /// <summary>Sites, organisations, fields, forms and kinds of contracts.</summary>
    public Words Names { get; } = new();
}
