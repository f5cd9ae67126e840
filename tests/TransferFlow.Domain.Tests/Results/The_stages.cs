using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Results;

public sealed class The_stages
{
    [Theory]
    [InlineData("research", Stage.Research)]
    [InlineData("研发", Stage.Research)]
    [InlineData("concept-validation", Stage.ConceptValidation)]
    [InlineData("概念验证", Stage.ConceptValidation)]
    [InlineData("pilot", Stage.PilotTesting)]
    [InlineData("中试", Stage.PilotTesting)]
    [InlineData("commercialization", Stage.Commercialization)]
    [InlineData("产业化", Stage.Commercialization)]
    [InlineData("PILOT", Stage.PilotTesting)]
    public void A_stage_is_found_by_its_code_or_its_Chinese_name(string text, Stage stage) => Stages.Find(text).ShouldBe(stage);

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("PilotTesting")]
    [InlineData("pilot ")]
    public void Nothing_else_is_a_stage(string text) => Stages.Find(text).ShouldBeNull();

    [Fact]
    public void They_stand_in_the_order_in_which_a_result_is_expected_to_reach_them() => Stages.All.ShouldBe(Enum.GetValues<Stage>().Order());
}
