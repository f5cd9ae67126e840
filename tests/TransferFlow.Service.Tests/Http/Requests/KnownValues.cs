using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Http.Requests;

/// <summary>What means something to a test server: codes, sites, names that commands share, results to which something has happened.</summary>
internal static class KnownValues
{
    private const int FewestResults = 60;

    /// <summary>By the names of members and parameters.</summary>
    public static async Task<Dictionary<string, string[]>> OfAsync(TestService service)
    {
        var reference = await service.Get<References>().CurrentAsync(default);
        string[] regions = ["110108", "130629", "310115", "440106", "510100", "440300"];
        string[] sites = [.. Known.Sites.Select(site => site.Id)];
        string[] handovers = ["H1", "H2", "H3"], contracts = ["C1", "C2", "C3"];
        return new()
        {
            ["owner"] = [.. Known.Organisations.Select(organisation => organisation.Id)],
            ["number"] = [.. Enumerable.Range(0, 3_000).Select(i => $"N{i}")],
            ["originRegion"] = regions, ["region"] = regions, ["toRegion"] = regions, ["destinationRegion"] = regions,
            ["within"] = ["110000", "JJJ", "440000"],
            ["site"] = sites, ["fromSite"] = sites, ["toSite"] = sites, ["organisation"] = ["univ-bj", "机构甲"],
            ["handover"] = handovers, ["contractNumber"] = contracts,
            ["field"] = [.. reference.Fields.Entries.Select(entry => entry.Code)],
            ["form"] = [.. reference.Forms.Entries.Select(entry => entry.Code)],
            ["contractKind"] = [.. reference.ContractKinds.Entries.Select(entry => entry.Code)],
            ["currency"] = ["CNY", "USD"], ["codes"] = [service.Get<Catalogues>().Regions.Revision],
            ["list"] = ["fields", "forms-of-transformation", "contract-kinds", "currencies"], ["sha256"] = [new string('0', 64)],
            ["code"] = ["110000", "biomedicine", .. Enumerable.Range(0, 300).Select(i => $"new-{i}")],
            ["role"] = ["office", "auditor"], ["parent"] = ["110000"], ["level"] = ["province", "county"], ["kind"] = ["pilot-base", "incubator"],
            ["until"] = ["2025-12-31", "2026-01-31"], ["knownAt"] = ["main:0", "main:1", "main:60", "2026-01-01T00:00:00Z"],
        };
    }

    /// <summary>Makes results known, some of them far along, and gives their ids and some that no result has.</summary>
    /// <param name="count">Of requests: an end is final, so that more of them need more results.</param>
    public static async Task<string[]> ResultsAsync(TestService service, int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < FewestResults + count / 100; i++)
        {
            var (owner, number) = (Known.Organisations[i % Known.Organisations.Count].Id, $"N{i}");
            var story = AFact.OfEveryKind(owner, number)[0];
            ids.Add(Known.Result(owner, $"{number}-1"));
            await service.AppendAsync(ids[^1], story[..(1 + i % 9)]);
        }

        return [.. ids, "jjj-00000000000000000000000000", "nonsense"];
    }
}
