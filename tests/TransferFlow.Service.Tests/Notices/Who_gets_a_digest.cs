using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Notices.Mail;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Notices;

public sealed class Who_gets_a_digest
{
    [Fact]
    public async Task Is_everyone_with_an_address_who_wants_it_and_can_still_sign_in()
    {
        await using var service = await TestService.StartAsync();
        var wants = new Person { Id = "p-1", UserName = "one", NormalizedUserName = "ONE", Name = "一", Role = Role.Incubator, Organisation = "univ-gz", Email = "one@example.org", Language = "en" };
        await using (var session = service.Store.LightweightSession())
        {
            session.Insert(
                wants, wants with { Id = "p-2", NormalizedUserName = "TWO", WantsDigest = false }, wants with { Id = "p-3", NormalizedUserName = "THREE", IsBarred = true },
                wants with { Id = "p-4", NormalizedUserName = "FOUR", Email = null }, wants with { Id = "p-5", NormalizedUserName = "FIVE", Email = "" });
            await session.SaveChangesAsync();
        }

        var recipients = await new PeopleWithAddress(service.Store).ListAsync(default);

        recipients.ShouldHaveSingleItem().ShouldBe(new(new("p-1", Role.Incubator, "univ-gz"), "one@example.org", "en", "一"));
    }
}
