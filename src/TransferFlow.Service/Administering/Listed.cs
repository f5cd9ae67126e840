using Marten;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Administering;

/// <summary>A page of a list.</summary>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">From 1.</param>
public sealed record Listed<T>(IReadOnlyList<T> Items, long Total, int Page, int Pages);

/// <summary>Which page of a list is asked for.</summary>
public sealed record Paging(int Page, int Size)
{
    private const int UsualSize = 50;
    private const int LargestSize = 500;
    private const int LastPage = 1_000_000;

    /// <param name="page">From 1, which it is where it is absent.</param>
    /// <param name="size">1 to 500; 50 where it is absent.</param>
    /// <exception cref="RefusedException">One of them is out of its range.</exception>
    public static Paging Of(int? page, int? size) =>
        new(Within("page", page ?? 1, LastPage), Within("size", size ?? UsualSize, LargestSize));

    public int Skip => (Page - 1) * Size;

    public Listed<T> Listed<T>(IReadOnlyList<T> items, long total) => new(items, total, Page, (int)((total + Size - 1) / Size));

    internal Listed<T> Of<T>(IReadOnlyList<T> all) => Listed<T>([.. all.Skip(Skip).Take(Size)], all.Count);

    internal async Task<Listed<TView>> OfAsync<T, TView>(IQueryable<T> found, Func<T, TView> view, CancellationToken stop)
        where T : notnull
    {
        var total = await found.LongCountAsync(stop);
        return Listed<TView>([.. (await found.Skip(Skip).Take(Size).ToListAsync(stop)).Select(view)], total);
    }

    private static int Within(string name, int value, int most) => value >= 1 && value <= most ? value : throw new RefusedException(new(
        "bad-parameter", new($"{name}应为1至{most}。", $"'{name}' is 1 to {most}."), name));
}
