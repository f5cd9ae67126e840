using TransferFlow.Domain.Codes;

namespace TransferFlow.Domain.Tests.Codes;

public sealed class The_shipped_code_lists
{
    [Theory]
    [InlineData("forms-of-transformation", 6, "作价投资", "equity")]
    [InlineData("contract-kinds", 5, "开发", "development")]
    [InlineData("fields", 11, "航空航天", "aerospace")]
    [InlineData("trl", 9, "9", "9")]
    [InlineData("site-kinds", 6, "中试基地", "pilot-base")]
    [InlineData("currencies", 36, "人民币", "CNY")]
    public void Each_is_complete_and_found_by_its_Chinese_names(string name, int count, string zh, string code)
    {
        var list = Read(name);
        list.Entries.Count.ShouldBe(count);
        list.Find(zh).ShouldNotBeNull().Code.ShouldBe(code);
    }

    [Fact]
    public void A_licence_is_a_kind_of_contract_of_its_own_since_the_civil_code()
    {
        Read("contract-kinds").InForce("licence", new DateOnly(2020, 12, 31)).ShouldBeFalse();
        Read("contract-kinds").InForce("licence", new DateOnly(2021, 1, 1)).ShouldBeTrue();
    }

    private static CodeList Read(string name)
    {
        using var file = new StreamReader(Path.Combine(AppContext.BaseDirectory, "seeds", "code-lists", $"{name}.csv"));
        return CodeList.Read(name, file);
    }
}
