using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service;
using TransferFlow.Service.Monitoring.DrillingDown;
using TransferFlow.Service.Spreadsheets.Writing;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>The results behind a number as a file.</summary>
internal sealed class CountedList(NumberBehind behind, Language language)
{
    private static readonly (Sentence Head, int Width)[] columns =
    [
        (Words.ResultId, 30), (Words.ResultNumber, 18), (Words.Title, 40), (Words.Owner, 24), (Words.Field, 16), (Words.OriginRegion, 16), (Words.Stage, 14),
        (Words.Site, 24), (Words.HostRegion, 20), (Words.Since, 12), (Words.State, 12), (Words.LeftOn, 12), (Words.PartOfNumber, 14),
    ];

    public byte[] Csv() => CsvText.File(
        CsvText.Line(columns.Select(column => T(column.Head)))
        + string.Concat(behind.Page.Results.Select(counted => CsvText.Line(
        [
            .. Texts(counted), Iso(counted.Result.Since), State(counted), Iso(counted.Result.EndedOn), counted.Amount.ToString("0.############"),
        ]))));

    public byte[] Workbook()
    {
        using var output = new MemoryStream();
        using (var workbook = new WorkbookWriter(output))
        {
            var sheet = workbook.Add(T(Words.Results), [.. columns.Select(column => new SheetColumn(T(column.Head), SheetStyle.General, column.Width))]);
            foreach (var counted in behind.Page.Results)
                sheet.Write([
                    .. Texts(counted).Select(SheetCell.Of), SheetCell.Of(counted.Result.Since), SheetCell.Of(State(counted)), SheetCell.Of(counted.Result.EndedOn),
                    SheetCell.Of(counted.Amount),
                ]);
            About.Write(workbook, behind.Page.Question.Figure, null, language);
        }

        return output.ToArray();
    }

    private IEnumerable<string?> Texts(CountedResult counted)
    {
        var result = counted.Result;
        return
        [
            result.Id, result.Number, result.Title, T(behind.Names.Organisation(result.Owner)), result.Field is { } field ? T(behind.Names.Field(field)) : null,
            T(behind.Names.Region(result.OriginRegion)), result.Stage is { } stage ? T(stage.Name()) : null,
            result.Site is { } site ? T(behind.Names.Site(site)) : null, result.HostRegion is { } region ? T(behind.Names.Region(region)) : null,
        ];
    }

    private string State(CountedResult counted) => T(counted.Result.Ended is { } ended ? Words.WayOutName(ended) : Words.InFlight);

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd");

    private string T(Sentence sentence) => sentence.In(language);
}
