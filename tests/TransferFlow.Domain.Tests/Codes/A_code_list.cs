using TransferFlow.Domain.Codes;

namespace TransferFlow.Domain.Tests.Codes;

public sealed class A_code_list
{
    private const string Kinds = """
        code,zh,en,valid_from,valid_to,source
        transfer,转让,Transfer,,,
        licence,许可,Licence,2021-01-01,,
        barter,易货,Barter,,1999-10-01,
        """;

    private readonly CodeList list = CodeList.Read("contract-kinds", new StringReader(Kinds));

    [Theory]
    [InlineData("licence")]
    [InlineData("LICENCE")]
    [InlineData("许可")]
    [InlineData("Licence")]
    public void An_entry_is_found_by_its_code_or_either_name_in_any_case(string codeOrName) =>
        list.Find(codeOrName).ShouldNotBeNull().Code.ShouldBe("licence");

    [Fact]
    public void Nothing_is_found_under_another_name() => list.Find("gift").ShouldBeNull();

    [Fact]
    public void A_code_is_known_as_it_is_written_only()
    {
        list.Knows("licence").ShouldBeTrue();
        list.Knows("许可").ShouldBeFalse();
        list.Knows("LICENCE").ShouldBeFalse();
    }

    [Theory]
    [InlineData("licence", "2020-12-31", false)]
    [InlineData("licence", "2021-01-01", true)]
    [InlineData("barter", "1999-09-30", true)]
    [InlineData("barter", "1999-10-01", false)]
    [InlineData("transfer", "1949-10-01", true)]
    [InlineData("gift", "2022-01-01", false)]
    public void A_code_is_in_force_from_its_first_day_until_the_day_it_ends(string code, string on, bool inForce) =>
        list.InForce(code, DateOnly.Parse(on)).ShouldBe(inForce);

    [Fact]
    public void A_code_that_has_ended_is_still_known_and_listed()
    {
        list.Knows("barter").ShouldBeTrue();
        list.Entries.Select(e => e.Code).ShouldBe(["transfer", "licence", "barter"]);
    }

    [Theory]
    [InlineData("code,zh\na,b")]
    [InlineData("code,zh,en,valid_from,valid_to,source\na,b,c,1/2/2003,,")]
    [InlineData("code,zh,en,valid_from,valid_to,source\na,b")]
    public void A_file_of_another_shape_is_refused(string file) => Should.Throw<FormatException>(() => CodeList.Read("x", new StringReader(file)));

    [Fact]
    public void A_code_stands_in_a_list_once() =>
        Should.Throw<ArgumentException>(() => CodeList.Read("x", new StringReader("code,zh,en,valid_from,valid_to,source\na,b,c,,,\na,d,e,,,")));
}
