using Microsoft.Extensions.Configuration;
using TransferFlow.Domain.Time;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>How the columns of a server stand.</summary>
public enum ColumnPhase
{
    /// <summary>They are being loaded, and no figure can be answered from them.</summary>
    Starting,

    /// <summary>They follow the read model.</summary>
    Following,

    /// <summary>They would take more memory than is allowed; figures are counted by the database.</summary>
    BeyondMemory,
}

/// <summary>The names of the phases for programs.</summary>
public static class ColumnPhases
{
    public static string Code(this ColumnPhase phase) => phase switch
    {
        ColumnPhase.Starting => "starting",
        ColumnPhase.Following => "following",
        _ => "beyond-memory",
    };
}

/// <summary>How the columns of a server stand, for people and programs to see.</summary>
/// <param name="RowsLoaded">Rows read so far by the first or the present loading.</param>
/// <param name="RowsInAll">Rows that there are to read; 0 while they are being counted.</param>
/// <param name="Reached">The position up to which questions are answered; null before the first loading has ended.</param>
/// <param name="Bytes">The memory that the columns take.</param>
/// <param name="MostBytes">The memory that they may take.</param>
public sealed record ColumnState(ColumnPhase Phase, long RowsLoaded, long RowsInAll, Position? Reached, long Bytes, long MostBytes);

/// <summary>The server is still loading its columns; the asker may try again.</summary>
public sealed class StartingException(ColumnState state)
    : Exception($"The server is starting: {state.RowsLoaded:N0} of {state.RowsInAll:N0} rows are loaded.")
{
    public ColumnState State => state;
}

/// <summary>The columns would take more memory than is allowed.</summary>
internal sealed class BeyondMemoryException(long bytes) : Exception($"The columns take at least {bytes >> 20:N0} MB.");

/// <param name="MostBytes">
/// The memory that columns may take while nothing is being loaded or joined, which takes up to as much again for a while.
/// </param>
public sealed record ColumnSettings(long MostBytes)
{
    private const int UsualMegabytes = 8_192;

    private const int GreatestMegabytes = 1 << 20;

    /// <summary>As set by <c>Columns__MostMegabytes</c>; with 0 the database counts.</summary>
    internal static ColumnSettings Of(IConfiguration? settings) =>
        new((long)settings.Number("Columns:MostMegabytes", UsualMegabytes, 0, GreatestMegabytes) << 20);
}
