using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>Why an answer can differ from another to the same question.</summary>
public enum ChangeCause
{
    /// <summary>What became known later of what had happened by the earlier date: facts that were reported late.</summary>
    Late,

    /// <summary>Corrections that were approved later of what was known before.</summary>
    Corrections,

    /// <summary>What happened between the two dates, and the time that passed for what was in flight.</summary>
    Since,

    /// <summary>Regions that are grouped otherwise, by another revision of the catalogue.</summary>
    Codes,

    /// <summary>Another version of the figure's definition.</summary>
    Definition,
}

/// <summary>The codes of the causes in addresses and answers.</summary>
public static class ChangeCauses
{
    public static IReadOnlyDictionary<string, ChangeCause> Codes { get; } = Enum.GetValues<ChangeCause>().ToDictionary(Code);

    public static string Code(this ChangeCause cause) => cause.ToString().ToLowerInvariant();
}

/// <summary>One thing changed at a time.</summary>
/// <param name="From">The question before.</param>
/// <param name="To">The same question with this one thing changed.</param>
public sealed record ChangeStep(ChangeCause Cause, FigureRequest From, FigureRequest To);

/// <summary>
/// The way from one question to another, one change at a time: first the facts that are known, then their corrections, then the date, the codes and the
/// definition. What the changes of the single steps come to is the whole change, exactly, whichever numbers are looked at.
/// </summary>
public static class ChangeSteps
{
    /// <summary>The steps that change something; none between a question and itself.</summary>
    /// <exception cref="RefusedException"><c>another-question</c>: the two differ in more than date, position, codes and definition.</exception>
    /// <param name="isCorrected">Whether a correction was approved between the two positions; without one there is no step for it.</param>
    public static IReadOnlyList<ChangeStep> Between(FigureRequest before, FigureRequest after, bool isCorrected)
    {
        if (ComparableOf(before, after).Address != ComparableOf(after, after).Address)
        {
            throw new RefusedException(new("another-question", new(
                "两个地址问的不是同一个问题：只有截至日期、所知位置、代码版本和定义版本可以不同。",
                "The two addresses do not ask the same question: only asOf, knownAt, codes and definition may differ."), "after"));
        }

        var steps = new List<ChangeStep>();
        var at = before;
        if (!isCorrected)
        {
            Go(ChangeCause.Late, BackTests.KnownAt(at, after.KnownAt));
        }
        else if (before.KnownAt <= after.KnownAt)
        {
            Go(ChangeCause.Late, BackTests.KnownAt(at, after.KnownAt) with { CorrectedAt = before.KnownAt });
            Go(ChangeCause.Corrections, at with { CorrectedAt = null });
        }
        else
        {
            // On the way back they are undone first: nothing can be corrected that is not known.
            Go(ChangeCause.Corrections, at with { CorrectedAt = after.KnownAt });
            Go(ChangeCause.Late, BackTests.KnownAt(at, after.KnownAt) with { CorrectedAt = null });
        }

        Go(ChangeCause.Since, BackTests.Of(at, after) with { AsOf = after.AsOf });
        Go(ChangeCause.Codes, at with { Codes = after.Codes });
        Go(ChangeCause.Definition, at with { Definition = after.Definition });
        return steps;

        void Go(ChangeCause cause, FigureRequest to)
        {
            if (to.Address == at.Address) return;
            steps.Add(new(cause, at, to));
            at = to;
        }
    }

    private static FigureRequest ComparableOf(FigureRequest request, FigureRequest like) =>
        BackTests.Of(request, like) with { AsOf = like.AsOf, KnownAt = like.KnownAt, Codes = like.Codes, Definition = like.Definition };
}
