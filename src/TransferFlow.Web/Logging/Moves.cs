using TransferFlow.Domain;
using TransferFlow.Domain.Results;

namespace TransferFlow.Web.Logging;

/// <summary>What entering a stage amounts to, in words. It is derived from where the result comes from, and never asked or stored.</summary>
internal static class Moves
{
    /// <param name="from">The stage before; null where the result has been in none.</param>
    public static Sentence Of(Stage? from, Stage to) => from switch
    {
        null when to == Stage.Research => new("首次进入", "the first entry"),
        null => new($"首次进入，跳过{Skipped(null, to).Zh}", $"the first entry, skipping {Skipped(null, to).En}"),
        { } at when to == at => new("转移：同一阶段，换到另一处", "a move within the stage, to another place"),
        { } at when to < at => new("退回，属于返工", "a return, for rework"),
        { } at when to == at + 1 => new("推进到下一阶段", "an advance"),
        { } at => new($"推进，跳过{Skipped(at, to).Zh}", $"an advance, skipping {Skipped(at, to).En}"),
    };

    /// <summary>What is expected next: the following stage or, after the last, another place in it.</summary>
    public static Stage Next(Stage? from) => from switch
    {
        null => Stage.Research,
        Stage.Commercialization => Stage.Commercialization,
        { } at => at + 1,
    };

    private static Sentence Skipped(Stage? from, Stage to)
    {
        var names = Stages.All.Where(stage => (from is null || stage > from) && stage < to).Select(stage => stage.Name()).ToList();
        return new(string.Join("、", names.Select(name => name.Zh)), string.Join(" and ", names.Select(name => name.En.ToLowerInvariant())));
    }
}
