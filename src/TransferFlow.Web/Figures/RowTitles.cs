using TransferFlow.Domain;
using TransferFlow.Domain.Figures;
using TransferFlow.Web.Shell;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>What the rows of an answer are called.</summary>
internal static class RowTitles
{
    /// <summary>One of the things that tell a row.</summary>
    public static Sentence Of(GroupBy by, string key, NameBook names) => key == RowFinder.Unrecorded ? Words.NoRecord : by switch
    {
        GroupBy.Site => names.Site(key),
        GroupBy.Owner => names.Organisation(key),
        GroupBy.Field => names.Field(key),
        GroupBy.Centre when key.Length != 6 => Words.ShortCentre(key),
        _ => names.Region(key),
    };

    /// <summary>A row by its key, which of a flow has two parts; the total where it is empty.</summary>
    public static Sentence OfKey(GroupBy by, string row, NameBook names) =>
        row.Length == 0 ? Words.Total : AnswerColumn.Join([.. row.Split('>').Select(key => Of(by, key, names))], " → ");
}
