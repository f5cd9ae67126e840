using TransferFlow.Domain.Time;
using TransferFlow.Service.Auditing;

namespace TransferFlow.Web.Histories;

/// <summary>The states of knowledge of one result: a position for each of its facts, in the order in which they became known.</summary>
public sealed class HistorySteps
{
    private readonly Position[] positions;
    private readonly int current;

    public HistorySteps(ResultHistory all, Position knownAt)
    {
        positions = [.. all.Positions];
        current = Array.FindLastIndex(positions, position => position <= knownAt);
    }

    /// <summary>How many facts are known; 0 before the first.</summary>
    public int Number => current + 1;

    public int Count => positions.Length;

    /// <summary>The newest fact that is known.</summary>
    public Position? At => current < 0 ? null : positions[current];

    public Position First => positions[0];

    public Position Last => positions[^1];

    public Position? Previous => current > 0 ? positions[current - 1] : null;

    public Position? Next => current + 1 < positions.Length ? positions[current + 1] : null;
}
