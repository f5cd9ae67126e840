using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Results;

namespace TransferFlow.Domain.Tests.Access;

public sealed class Who_answers_a_correction
{
    private const string Asker = "asker";

    private static readonly Corrections asked = Timeline.Of(
    [
        new(1, AFact.Registered()),
        new(2, AFact.Asking(new FactChange(1, null)) with { By = Asker }),
    ]).Corrections;

    [Theory]
    [InlineData(Role.Incubator, true)]
    [InlineData(Role.Office, true)]
    [InlineData(Role.Auditor, false)]
    [InlineData(Role.Administrator, false)]
    public void Is_a_person_who_may_log_on_the_result(Role role, bool may)
    {
        foreach (var fact in new Fact[] { AFact.Approving(2), AFact.Refusing(2) })
        {
            May(Owner(role), fact).ShouldBe(may);
            May(Owner(role) with { KeyOwner = "somebody" }, fact).ShouldBeFalse();
            May(Owner(role) with { Organisation = "others", Region = "510000" }, fact).ShouldBeFalse();
        }
    }

    [Fact]
    public void May_be_who_asked_only_to_withdraw_and_with_a_key_of_their_own_too()
    {
        var key = Owner(Role.Incubator) with { KeyOwner = Asker };

        May(key, AFact.Refusing(2)).ShouldBeTrue();
        May(key, AFact.Approving(2)).ShouldBeFalse();
        May(key with { Organisation = "others" }, AFact.Refusing(2)).ShouldBeFalse();
    }

    private static Caller Owner(Role role) => new(
        "other", role, role == Role.Incubator ? AFact.Registered().Owner : null, role == Role.Office ? AFact.Registered().OriginRegion : null);

    private static bool May(Caller caller, Fact fact) =>
        new ResultAccess(caller, ACaller.Reference).MayLog(Timeline.Of([new(1, AFact.Registered())]).Tell().Result, fact, asked);
}
