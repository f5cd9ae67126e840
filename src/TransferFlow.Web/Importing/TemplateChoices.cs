using TransferFlow.Domain;
using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Importing;

/// <summary>What can be chosen from in the columns of the template that have codes, by the names that an import understands.</summary>
internal static class TemplateChoices
{
    public static Dictionary<string, string[]> ByColumn(Language language, Catalogues catalogues, IReadOnlyList<Site> sites)
    {
        string[] stages = [.. Stages.All.Select(stage => stage.Name().In(language))];
        var places = Names(sites, language);
        var choices = new Dictionary<string, string[]>
        {
            ["event"] = [.. FactCodes.InStageLogs.Select(code => FactCodes.NameOf(code).In(language))], ["stage"] = stages, ["to_stage"] = stages,
            ["field"] = Names(catalogues.Fields, language), ["form"] = Names(catalogues.Forms, language),
            ["contract_kind"] = Names(catalogues.ContractKinds, language),
            ["currency"] = [.. catalogues.Currencies.Entries.Select(entry => entry.Code)],
            ["site"] = places, ["to_site"] = places,
        };
        return choices.Where(list => list.Value.Length > 0).ToDictionary();
    }

    /// <summary>A name that two sites share leads to neither, so those are chosen by their ids.</summary>
    private static string[] Names(IReadOnlyList<Site> sites, Language language)
    {
        var times = sites.SelectMany(site => new[] { site.Name.Zh, site.Name.En }.Distinct()).CountBy(name => name).ToDictionary();
        return [.. sites.Select(site => times[site.Name.In(language)] > 1 ? site.Id : site.Name.In(language)).Order(StringComparer.Ordinal)];
    }

    private static string[] Names(CodeList list, Language language) =>
        [.. list.Entries.Select(entry => new Sentence(entry.Zh, entry.En).In(language))];
}
