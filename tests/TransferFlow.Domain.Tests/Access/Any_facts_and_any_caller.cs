using CsCheck;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Regions;
using TransferFlow.Domain.Tests.Results;

namespace TransferFlow.Domain.Tests.Access;

public sealed class Any_facts_and_any_caller
{
    private static readonly Reference reference = ASite.Reference with
    {
        Regions = ACatalogue.Shipped,
        Sites = new Dictionary<string, Site> { ["site-1"] = Site("site-1", "op-1", "130629"), ["site-2"] = Site("site-2", "op-2", "440106") },
    };

    private static readonly Gen<Caller> caller = Gen.OneOf<Caller>(
        [
            .. RandomResults.Owners.Concat(["op-1", "op-2", "stranger"]).Select(ACaller.Of),
            .. RandomResults.Regions.Concat(["JJJ", "GBA", "XIONGAN", Caller.Country]).Select(ACaller.OfficeOf),
            ACaller.As(Role.Auditor), ACaller.As(Role.Administrator),
        ]);

    private static readonly Gen<(Caller, AResult, Fact)> cases = Gen.Select(caller, RandomResults.Result, RandomResults.Fact);

    [Fact]
    public void Who_may_log_may_see() => cases.Sample((who, result, fact) =>
    {
        var access = new ResultAccess(who, reference);
        return !access.MayLog(result.State, fact) || access.MaySee(result.State);
    });

    [Fact]
    public void Who_may_not_write_logs_nothing_and_sees_as_much() => cases.Sample((who, result, fact) =>
    {
        var reader = new ResultAccess(who with { MayWrite = false }, reference);
        return !reader.MayLog(result.State, fact) && reader.MaySee(result.State) == new ResultAccess(who, reference).MaySee(result.State);
    });

    [Fact]
    public void What_says_nothing_of_places_or_parties_takes_nothing_away_and_gives_nothing() => cases.Sample((who, result, fact) =>
    {
        if (fact is Fact.StageEntered or Fact.HandoverOffered or Fact.HandoverAccepted or Fact.HandoverDeclined or Fact.HandoverExpired) return true;
        var (access, after) = (new ResultAccess(who, reference), result.And(fact));
        // An illegal fact is not let in, and a fact with an earlier date can make others illegal, which are passed over then.
        return RandomResults.LetIn(after.Facts).Facts.Length != after.Facts.Length
            || (access.MaySee(result.State) == access.MaySee(after.State) && access.MayLog(result.State, entry) == access.MayLog(after.State, entry));
    });

    [Fact]
    public void One_more_entry_takes_nothing_away() => cases.Sample((who, result, fact) =>
    {
        var (access, after) = (new ResultAccess(who, reference), result.And(fact));
        return fact is not (Fact.StageEntered or Fact.HandoverOffered or Fact.HandoverAccepted)
            || RandomResults.LetIn(after.Facts).Facts.Length != after.Facts.Length
            || ((!access.MaySee(result.State) || access.MaySee(after.State)) && (!access.MayLog(result.State, entry) || access.MayLog(after.State, entry)));
    });

    private static Fact entry => AFact.Entered(Stage.Research, AFact.Beijing, "2024-01-01");

    private static Site Site(string id, string organisation, string region) => new(id, "pilot-base", new(id, id), organisation, region);
}
