using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.ReadModel;

/// <summary>The tables of the read model in few words, for comparing.</summary>
internal static class Digests
{
    public static async Task<List<string>> DigestAsync(this TestService service)
    {
        var digests = new List<string>();
        foreach (var table in RowTable.All)
            digests.AddRange(await service.RowsAsync($"select count(*), sum(hashtextextended(t::text, 0)) from {table.Name} t"));
        return digests;
    }
}
