using Microsoft.OpenApi;
using TransferFlow.Domain;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;
using TransferFlow.Service.Http.OpenApi;
using TransferFlow.Service.Storage;
using TransferFlow.Web.Figures;

namespace TransferFlow.Tests.Figures;

/// <summary>What pages call the parameters and the numbers of figures: every one of them in both languages.</summary>
public sealed class The_words_of_figures
{
    private static readonly RegionCatalogue regions = new Catalogues().Regions;

    public static TheoryData<string> Figures => [.. FigureNames.All];

    [Theory]
    [MemberData(nameof(Figures))]
    public void Are_there_for_every_parameter_of_its_own_and_every_choice(string figure)
    {
        foreach (var option in AllFigures.Find(figure)!.Shape.Options)
        {
            ShouldBeChinese(FigureWords.OfOption(option.Name), option.Name);
            foreach (var choice in option.Choices ?? []) ShouldBeChinese(FigureWords.OfChoice(option.Name, choice), $"{option.Name}={choice}");
        }
    }

    [Fact]
    public void Are_there_for_every_member_of_an_answer_and_for_every_code_that_one_says()
    {
        var members = FigureSchemas.All.SelectMany(figure => new[] { "total", "rows" }.SelectMany(part => Members(figure.Schema.Properties![part]))).ToList();

        members.Count.ShouldBeGreaterThan(100);
        members.Where(member => !IsChinese(FigureWords.Of([.. member.Path.Select(name => new NumberStep(null, name))]))).Select(member => string.Join('.', member.Path)).ShouldBeEmpty();
        members.SelectMany(member => member.Codes).Where(code => !IsChinese(FigureWords.OfText(code))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Figures))]
    public void Are_there_for_every_item_of_a_list_and_months_stand_as_they_are(string figure)
    {
        foreach (var table in SheetOf(figure).Tables)
        {
            if (table.List is { } list)
            {
                ShouldBeChinese(FigureWords.Of(list), list);
                foreach (var item in table.Lines.Select(line => line.ListItem!))
                    if (list == "months") FigureWords.OfItem(list, item).ShouldBe(new(item, item));
                    else ShouldBeChinese(FigureWords.OfItem(list, item), $"{list}: {item}");
            }

            foreach (var column in table.Columns) ShouldBeChinese(column.FullTitle, column.Key);
        }
    }

    [Fact]
    public void Tell_growth_over_all_reporters_from_growth_over_the_same()
    {
        var columns = SheetOf(FigureNames.Throughput).Tables.Single(table => table.List == "growth").Columns;

        columns.Select(column => column.Title.Zh).ShouldBeUnique();
        columns.Select(column => column.Title.En).ShouldBeUnique();
    }

    private static AnswerSheet SheetOf(string figure)
    {
        var request = new FigureRequestParser(RegionRevisions.Of(regions), new(2026, 6, 30), default).Parse(figure, [new("by", "none")]);
        return AnswerSheet.Read(AllFigures.Of(request).Answer(request, regions, _ => []));
    }

    /// <summary>The members of rows by the way to them, and the codes that each can have.</summary>
    private static IEnumerable<(string[] Path, IEnumerable<string> Codes)> Members(IOpenApiSchema schema, params string[] around)
    {
        // The first member of an item tells which item it is.
        var isItem = schema.Items is not null && around.Length > 0;
        foreach (var (name, member) in ((schema.Items ?? schema).Properties ?? new Dictionary<string, IOpenApiSchema>()).Skip(isItem ? 1 : 0))
        {
            if (around.Length == 0 && AnswerSheet.IsHead(name)) continue;
            yield return ([.. around, name], (member.Enum ?? []).Select(code => code.GetValue<string>()));
            foreach (var inner in Members(member, [.. around, name])) yield return inner;
        }
    }

    private static void ShouldBeChinese(Sentence words, string what)
    {
        IsChinese(words).ShouldBeTrue(what);
        words.En.ShouldNotBeNullOrWhiteSpace(what);
    }

    private static bool IsChinese(Sentence words) => words.Zh.Any(letter => letter is >= '一' and <= '鿿');
}
