namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>How much the projection takes on at a time.</summary>
/// <param name="PageSize">How many positions make a page; a page closes most of its rows before they are written.</param>
/// <param name="Remembered">How many bytes of payloads may be kept from earlier pages: those of about two million facts.</param>
/// <param name="WorthTwo">From how many new results on a page is written over two connections.</param>
internal sealed record PageLimits(int PageSize = 1_000_000, long Remembered = 256 << 20, int WorthTwo = 5_000)
{
    public static PageLimits Usual { get; } = new();
}
