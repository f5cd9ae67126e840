using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Tests.Regions;
using TransferFlow.Service.Storage.Columns;

namespace TransferFlow.Tests.Columns;

/// <summary>Regions are judged on the day of the entry, though they are not looked up for every day: centres grow, and codes are used again.</summary>
public sealed class Rows_by_number
{
    private static readonly RegionCatalogue catalogue = ACatalogue.Small;

    private static readonly string[] codes = ["120000", "120224", "130000", "130629", "410307", "440000", "440100", "440106", "441900", "445100", "SG", "999999"];

    private static readonly string?[] names = [null, "owner-1", "owner-2"];

    public static TheoryData<GroupBy, string> Questions
    {
        get
        {
            var questions = new TheoryData<GroupBy, string>();
            foreach (var by in Enum.GetValues<GroupBy>())
                foreach (var within in new[] { "", "GBA", "JJJ", "130000", "XIONGAN", "440000" }) questions.Add(by, within);
            return questions;
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Are_those_that_are_found_by_codes_and_days(GroupBy by, string within)
    {
        var words = new Vocabulary();
        foreach (var code in codes) words.Regions.Of(code);
        foreach (var name in names) words.Names.Of(name);
        var request = new FigureRequestParser(RegionRevisions.Of(catalogue), new(2026, 6, 30), new(1)).Parse(
            FigureNames.StageConversion, [new("by", by.ToString()), new("within", within)]);
        var (rows, finder) = (new RowNumbers(request, catalogue, new(new(1), [], words)), new RowFinder(request, catalogue));
        var days = catalogue.Changes.SelectMany(day => new[] { day.AddDays(-1), day, day.AddDays(1) }).Append(DateOnly.MinValue).Append(DateOnly.MaxValue).ToList();
        days.Count.ShouldBeGreaterThan(8);

        foreach (var (code, name, day) in from code in codes from name in names from day in days select (code, name, day))
        {
            var row = rows.Of(Array.IndexOf(codes, code), words.Names.Of(name), day.DayNumber);
            var key = by is GroupBy.Site or GroupBy.Owner or GroupBy.Field ? name : null;
            (row < 0 ? null : rows.Keys[row]).ShouldBe(finder.RowOf(code, key, day), $"{code} {name} {day}");
        }
    }
}
