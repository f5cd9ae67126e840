using TransferFlow.Service.Spreadsheets;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Importing;

/// <summary>The headers of the import file in the language of a screen.</summary>
internal static class ImportColumn
{
    public static string Header(this LogColumn column, Language language) => language == Language.Zh ? column.Zh : column.Name;

    /// <summary>The header of a column that a report names.</summary>
    public static string HeaderOf(string name, Language language) => LogColumn.Find(name)?.Header(language) ?? name;
}
