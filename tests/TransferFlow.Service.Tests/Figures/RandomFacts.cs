using CsCheck;
using TransferFlow.Domain.Results;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Figures;

/// <summary>Facts over so few dates, sites, regions and numbers that they collide often; and of them what the decider lets in.</summary>
internal static class RandomFacts
{
    /// <summary>Month ends, leap days, and days that lie apart by a month, a year or nothing.</summary>
    public static readonly DateOnly[] Dates =
        [new(2022, 1, 31), new(2022, 2, 28), new(2022, 3, 1), new(2023, 1, 31), new(2023, 2, 28), new(2024, 2, 28), new(2024, 2, 29), new(2024, 3, 31), new(2024, 6, 30)];

    /// <summary>Counties of Beijing, Shanghai and Xiong'an, whole provinces, and parts of Guangdong inside and outside of the bay area.</summary>
    public static readonly string[] Regions = ["110108", "130000", "130629", "310115", "440106", "445100", "510100"];

    public static readonly string?[] Fields = ["biomedicine", "aerospace", null];

    private static readonly Gen<DateOnly> date = Gen.OneOf(Dates);

    private static readonly Gen<string> region = Gen.OneOf(Regions);

    private static readonly Gen<string> site = Gen.OneOf([.. Known.Sites.Select(known => known.Id)]);

    private static readonly Gen<Stage> stage = Gen.OneOf([.. Stages.All]);

    private static readonly Gen<string> number = Gen.OneOf("N1", "N2");

    private static readonly Gen<DealTerms> terms = Gen.Select(
        Gen.OneOf<string?>("transfer", null), Gen.OneOf<decimal?>(null, 0m, 0.1m, 10.50m, 99.99m, 2_000_000m), Gen.OneOf<string?>([null, "SG", .. Regions]),
        (form, cny, to) => new DealTerms(form, null, null, null, cny, null, to));

    // To a site, to a region, or to both.
    private static readonly Gen<Fact> offer = Gen.Select(
        Gen.Select(number, stage, date), Gen.OneOf<string?>([null, .. Known.Sites.Select(known => known.Id)]), site, region, Gen.Int[0, 3],
        ((string Handover, Stage At, DateOnly On) what, string? from, string to, string where, int which) => (Fact)new Fact.HandoverOffered(
            what.Handover, what.At, from, which == 0 ? null : to, which < 2 ? where : null, which == 3 ? what.On.AddMonths(1) : null) { OccurredOn = what.On });

    private static readonly Gen<Fact> later = Gen.Frequency(
        (8, Gen.Select(stage, site, date, (at, where, on) => (Fact)new Fact.StageEntered(at, where, null, Known.Sites.Single(known => known.Id == where).Region) { OccurredOn = on })),
        (5, Gen.Select(stage, Gen.OneOf<string?>("univ-sh", null), region, date, (at, by, where, on) => (Fact)new Fact.StageEntered(at, null, by, where, 5) { OccurredOn = on })),
        (5, Gen.Select(stage, date, (at, on) => (Fact)new Fact.StagePassed(at) { OccurredOn = on })),
        (4, offer),
        (2, Gen.Select(number, date, (handover, on) => (Fact)new Fact.HandoverAccepted(handover) { OccurredOn = on })),
        (1, Gen.Select(number, date, (handover, on) => (Fact)new Fact.HandoverDeclined(handover, "no room") { OccurredOn = on })),
        (1, Gen.Select(number, date, (handover, on) => (Fact)new Fact.HandoverExpired(handover) { OccurredOn = on })),
        (6, Gen.Select(number, terms, date, (contract, of, on) => (Fact)new Fact.DealSigned(contract, of) { OccurredOn = on })),
        (4, Gen.Select(number, terms, date, (contract, of, on) => (Fact)new Fact.DealAmended(contract, of) { OccurredOn = on })),
        (3, Gen.Select(number, date, (contract, on) => (Fact)new Fact.DealCancelled(contract) { OccurredOn = on })),
        (3, Gen.Select(number, date, Gen.OneOf<long?>(null, 1), (name, on, proves) =>
            (Fact)new Fact.EvidenceAttached($"{name}.pdf", "application/pdf", new('0', 64), 1, proves) { OccurredOn = on })),
        (1, Gen.Select(Gen.Int[0, 2], date, (way, on) => way switch
        {
            0 => (Fact)new Fact.Terminated("no funds") { OccurredOn = on },
            1 => new Fact.Withdrawn { OccurredOn = on },
            _ => new Fact.Superseded("another") { OccurredOn = on },
        })));

    private static readonly Gen<Fact.ResultRegistered> registration = Gen.Select(
        Gen.OneOf([.. Known.Organisations.Select(known => known.Id)]), Gen.OneOf(Fields), region, date,
        (owner, field, origin, on) => new Fact.ResultRegistered(owner, "", $"成果 100% {field}", field, origin, 3) { OccurredOn = on });

    // What a fact should have said: nothing, something else or, of a registration, another field and origin.
    private static readonly Gen<Func<Fact, Fact?>> should = Gen.Frequency<Func<Fact, Fact?>>(
        (2, Gen.Const<Func<Fact, Fact?>>(_ => null)),
        (3, date.Select(on => (Func<Fact, Fact?>)(was => was with { OccurredOn = on }))),
        (3, later.Select(fact => (Func<Fact, Fact?>)(was => was is Fact.StageEntered && fact is Fact.StageEntered ? fact with { OccurredOn = was.OccurredOn } : fact))),
        (2, Gen.Select(region, Gen.OneOf(Fields), (origin, field) => (Func<Fact, Fact?>)(was => was is Fact.ResultRegistered it ? it with { OriginRegion = origin, Field = field } : null))));

    // A void registration ends the story, so that it is seldom.
    private static readonly Gen<Func<Timeline, Fact?>> request = Gen.Select(Gen.Int[1, 30], Gen.Int[0, 9], should, (place, luck, now) => (Func<Timeline, Fact?>)(known =>
        known.Find(1 + place % (int)known.Version) is { } was && (was is not Fact.ResultRegistered || now(was) is not null || luck == 0)
            ? new Fact.CorrectionRequested([new(1 + place % known.Version, now(was))], "wrong", "person-1") { OccurredOn = Dates[^1] }
            : null));

    private static readonly Gen<Func<Timeline, Fact?>> answer = Gen.Int[0, 4].Select(luck => (Func<Timeline, Fact?>)(known =>
        known.Corrections.All.LastOrDefault(one => one.Status == CorrectionStatus.Pending) is not { Version: var asked } ? null
            : luck == 0 ? new Fact.CorrectionRefused(asked, "person-2") { OccurredOn = Dates[^1] }
            : new Fact.CorrectionApproved(asked, "person-2") { OccurredOn = Dates[^1] }));

    private static readonly Gen<Func<Timeline, Fact?>> said = Gen.Frequency(
        (6, later.Select(fact => (Func<Timeline, Fact?>)(_ => fact))), (2, request), (3, answer));

    /// <summary>A registration without a number, and facts that become known after it in any order of their dates, corrections among them.</summary>
    public static readonly Gen<(Fact.ResultRegistered Registration, Fact[] Later)> Result = Gen.Select(registration, said.Array[0, 30], (registered, talk) => (registered, LetIn(registered, talk)));

    private static Fact[] LetIn(Fact registered, Func<Timeline, Fact?>[] talk)
    {
        var known = Timeline.Empty.With([registered]);
        var letIn = new List<Fact>();
        foreach (var say in talk)
        {
            if (say(known) is not { } fact || Decision(known, fact) is not Domain.Results.Decision.Logged) continue;
            known = known.With([fact]);
            letIn.Add(fact);
        }

        return [.. letIn];
    }

    // A file does not bring back what is void, so that neither do commands here.
    private static Decision Decision(Timeline known, Fact fact) => fact.IsAboutTheRecord
        ? Decider.Decide(known, new(fact, Dates[^1]))
        : Decider.DecideAll(known, [fact], Dates[^1])[0];
}
