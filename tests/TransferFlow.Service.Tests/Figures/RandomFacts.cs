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

    /// <summary>A registration without a number, and facts that become known after it in any order of their dates.</summary>
    public static readonly Gen<(Fact.ResultRegistered Registration, Fact[] Later)> Result = Gen.Select(registration, later.Array[0, 24], (registered, talk) => (registered, LetIn(registered, talk)));

    private static Fact[] LetIn(Fact registered, Fact[] talk)
    {
        var known = Timeline.Empty.With([registered]);
        var letIn = new List<Fact>();
        foreach (var fact in talk)
        {
            if (Decider.Decide(known, new(fact, Dates[^1])) is not Decision.Logged) continue;
            known = known.With([fact]);
            letIn.Add(fact);
        }

        return [.. letIn];
    }
}
