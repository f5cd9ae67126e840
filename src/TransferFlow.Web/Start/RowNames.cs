using TransferFlow.Web.Answers;
using TransferFlow.Web.Shell;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Start;

/// <summary>What a row of rates is called on the screen.</summary>
internal static class RowNames
{
    public static string Of(ConversionRow row, NameBook names, Language language)
    {
        var name = row.Site is not null ? names.Site(row.Site)
            : row.Owner is not null ? names.Organisation(row.Owner)
            : row.Field is not null ? names.Field(row.Field)
            : row.Name ?? (row.Region is null ? Words.Unknown : names.Region(row.Region));
        return name.In(language);
    }
}
