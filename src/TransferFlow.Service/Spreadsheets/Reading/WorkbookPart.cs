using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Spreadsheets.Reading;

/// <summary>What the workbook's own part says: which sheet comes first, and from when its dates count.</summary>
/// <param name="Sheet">The part of the first sheet that can be seen.</param>
/// <param name="Is1904">Whether dates count from 1904, as old Macintoshes had it, and not from 1900.</param>
internal sealed record WorkbookPart(string Sheet, bool Is1904, string? SharedTexts, string? Styles)
{
    public static WorkbookPart Read(XlsxPackage package)
    {
        var name = package.WorkbookName();
        var related = package.Relationships(name);
        string? sheet = null;
        var is1904 = false;
        using var xml = package.Open(name);
        while (xml.Read())
        {
            if (xml.IsRoot && !xml.IsStart("workbook", 0)) throw new RefusedException(SheetFault.NoSpreadsheet);
            if (xml.IsStart("workbookPr", 1)) is1904 = xml.Attribute("date1904") is "1" or "true";
            if (sheet is not null || !xml.IsStart("sheet", 2) || xml.Attribute("state") is "hidden" or "veryHidden") continue;
            var id = xml.RelationshipId();
            var target = related.FirstOrDefault(relationship => relationship.Id == id)
                ?? throw SheetFault.BecauseDamaged("缺少工作表", "a sheet of it is missing");
            // A sheet can be a single chart as well.
            if (target.Is("worksheet")) sheet = target.Target;
        }

        return new(
            sheet ?? throw new RefusedException(SheetFault.NoSheet), is1904,
            related.FirstOrDefault(relationship => relationship.Is("sharedStrings"))?.Target,
            related.FirstOrDefault(relationship => relationship.Is("styles"))?.Target);
    }
}
