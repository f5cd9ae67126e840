using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.ReadModel;

/// <summary>What a side transaction writes of a page: all that is new.</summary>
internal static class AShare
{
    public static async Task WriteShareAsync(this SideTransaction side, TestService service, long after, long upTo)
    {
        var page = await new PageReader(service.Database, upTo, PageLimits.Usual).NextAsync(after, default);
        await Portions.WriteAsync(side.Connection, Portions.Begin(page.Tell(page.Results().New), default), default, default);
    }

    /// <summary>Leaves the new results between two positions in the tables, as a process does that ends right before it completes the page.</summary>
    public static async Task LeaveOverAsync(this TestService service, long after, long upTo)
    {
        await using var side = await SideTransaction.BeginAsync(service.Database, "", default);
        await side.WriteShareAsync(service, after, upTo);
        await side.CommitAsync(upTo, default);
    }
}
