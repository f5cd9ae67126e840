using CsCheck;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Results;

public sealed class The_keys_of_results_and_organisations
{
    // Worked out apart: the first 128 bits of SHA-256("tsinghua" U+001F "2024-17"), two zero bits before, five at a time.
    [Fact]
    public void A_key_follows_from_home_owner_and_number() => ResultId.Of("jjj", "tsinghua", "2024-17").ShouldBe("jjj-1hrn6xrf7pafdkv8t0ypqkxkmy");

    [Fact]
    public void Owner_and_number_cannot_be_shifted_into_one_another() => ResultId.Of("jjj", "ab", "c").ShouldNotBe(ResultId.Of("jjj", "a", "bc"));

    [Fact]
    public void The_home_can_be_read_from_the_key() => Gen.Select(Gen.OneOf(Homes.All.ToArray()), Gen.String, Gen.String)
        .Sample((home, owner, number) => ResultId.HomeOf(ResultId.Of(home, owner, number)).ShouldBe(home));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("jjj")]
    [InlineData("xyz-0000")]
    [InlineData("JJJ-0000")]
    public void What_is_no_key_lives_elsewhere(string id) => ResultId.HomeOf(id).ShouldBe("other");

    [Theory]
    [InlineData("tsinghua")]
    [InlineData("demo-univ-bj-01")]
    [InlineData("0")]
    [InlineData("a.b-c")]
    public void A_code_stands_for_itself(string code) => OrganisationId.Of(code).ShouldBe(code);

    [Theory]
    [InlineData("清华大学")]
    [InlineData("Tsinghua University")]
    [InlineData("tsinghua\n")]
    [InlineData("-a")]
    [InlineData("")]
    public void A_name_is_turned_into_a_code_that_does_not_show_it(string name)
    {
        var id = OrganisationId.Of(name);

        id.ShouldMatch(@"^org-[0-9a-z]{20}\z");
        OrganisationId.Of(id).ShouldBe(id);
    }

    [Fact]
    public void A_code_has_at_most_64_characters()
    {
        OrganisationId.Of(new string('a', 64)).ShouldBe(new string('a', 64));
        OrganisationId.Of(new string('a', 65)).ShouldStartWith("org-");
    }
}
