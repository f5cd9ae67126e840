using CsCheck;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Results;

/// <summary>
/// Random facts over few dates, sites, regions and numbers, so that they collide often; and results whose facts the decider has let in one by one, in an
/// order that has nothing to do with their dates.
/// </summary>
internal static class RandomResults
{
    /// <summary>A county and a province of one centre, a county of Xiong'an, a centre's part and another part of one province, and a municipality's district.</summary>
    public static readonly string[] Regions = ["110108", "130000", "130629", "440106", "445100", "310115"];

    public static readonly string[] Owners = ["demo-univ-1", "demo-univ-2"];

    public static readonly string?[] Fields = ["biomedicine", "aerospace", null];

    public static readonly string?[] Sites = ["site-1", "site-2", null];

    public static readonly DateOnly[] Dates =
        [new(2023, 1, 31), new(2023, 2, 28), new(2023, 3, 1), new(2024, 1, 31), new(2024, 2, 28), new(2024, 2, 29), new(2024, 6, 30), new(2025, 1, 31), new(2026, 3, 31)];

    private static readonly Gen<string> number = Gen.OneOf("N1", "N2");

    private static readonly Gen<Stage> stage = Gen.OneOf([.. Stages.All]);

    private static readonly Gen<DealTerms> terms = Gen.Select(Gen.OneOf<decimal?>(null, 0m, 10.50m, 2_000m), Gen.OneOf<string?>([null, "SG", .. Regions]),
        (cny, to) => AFact.NoTerms with { AmountCny = cny, DestinationRegion = to });

    private static readonly Gen<Func<DateOnly, Fact>> undated = Gen.Frequency(
        (10, Gen.Select(stage, Gen.OneOf(Sites), Gen.OneOf(Regions), (at, site, region) => Dated(on => new Fact.StageEntered(at, site, null, region) { OccurredOn = on }))),
        (4, stage.Select(at => Dated(on => new Fact.StagePassed(at) { OccurredOn = on }))),
        (2, Gen.Select(number, stage, Gen.OneOf(Sites), Gen.OneOf("site-1", "site-2"), Gen.OneOf<string?>([null, .. Regions]),
            (handover, at, from, to, where) => Dated(on => new Fact.HandoverOffered(handover, at, from, to, where) { OccurredOn = on }))),
        (1, number.Select(handover => Dated(on => new Fact.HandoverAccepted(handover) { OccurredOn = on }))),
        (1, number.Select(handover => Dated(on => new Fact.HandoverDeclined(handover) { OccurredOn = on }))),
        (1, number.Select(handover => Dated(on => new Fact.HandoverExpired(handover) { OccurredOn = on }))),
        (3, Gen.Select(number, terms, (contract, of) => Dated(on => new Fact.DealSigned(contract, of) { OccurredOn = on }))),
        (1, Gen.Select(number, terms, (contract, of) => Dated(on => new Fact.DealAmended(contract, of) { OccurredOn = on }))),
        (1, number.Select(contract => Dated(on => new Fact.DealCancelled(contract) { OccurredOn = on }))),
        (2, Gen.OneOf('a', 'b').Select(hash => Dated(on => new Fact.EvidenceAttached("a.pdf", "application/pdf", new(hash, 64), 1) { OccurredOn = on }))),
        (1, Gen.OneOf<Func<DateOnly, Fact>>(
            on => new Fact.Terminated { OccurredOn = on }, on => new Fact.Withdrawn { OccurredOn = on }, on => new Fact.Superseded { OccurredOn = on })));

    // By hand, sooner or later; or by one of two imports, or a second one of the same file, each of which brings some facts of years ago and some of lately.
    private static readonly Gen<(Func<DateOnly, DateOnly> When, string By, string? Import)> recording = Gen.Select(
        Gen.OneOf(
            Gen.OneOf(-1, 0, 0, 1, 30, 100, 365, 366, 367, 800).Select(lag => (Dated: (Func<DateOnly, DateOnly>)(on => on.AddDays(lag)), Import: (string?)null)),
            Gen.OneOf<(DateOnly, string?)>((new(2024, 3, 1), "import:log.csv"), (new(2025, 2, 1), "import:log.csv"), (new(2026, 3, 31), "import:old.csv"))
                .Select(import => (Dated: (Func<DateOnly, DateOnly>)(on => on > import.Item1 ? on : import.Item1), Import: import.Item2))),
        Gen.OneOf("org-a", "org-b", "org-c", ""), (how, by) => (how.Dated, by, how.Import));

    /// <summary>Any fact but a registration.</summary>
    public static readonly Gen<Fact> Fact = Gen.Select(undated, Gen.OneOf(Dates), (of, on) => of(on));

    public static readonly Gen<Fact> Registration = Gen.Select(Gen.OneOf(Owners), Gen.OneOf(Fields), Gen.OneOf(Regions), Gen.OneOf(Dates),
        (owner, field, origin, on) => (Fact)new Fact.ResultRegistered(owner, "R", null, field, origin) { OccurredOn = on });

    /// <summary>A registration and what anyone might say afterwards, legal or not, perhaps twice, perhaps another registration.</summary>
    public static readonly Gen<Fact[]> Talk = Gen.Select(Registration, Gen.Frequency((30, Fact), (1, Registration)).Array[0, 30], (registration, more) => (Fact[])[registration, .. more]);

    /// <summary>What the decider let in of it, in the order of arrival.</summary>
    public static readonly Gen<AResult> Result = Gen.Select(Talk.Select(LetIn), recording.Array[32], (result, recordings) =>
        result with { Recordings = [.. result.Facts.Zip(recordings, (fact, how) => new Recording(how.When(fact.OccurredOn), how.By, how.Import))] });

    public static AResult LetIn(IEnumerable<Fact> talk) => talk.Aggregate(AResult.Unheard, (known, fact) =>
        Decider.Decide(known.Timeline, new(fact, new(2026, 6, 30))) is Decision.Logged ? known.And(fact) : known);

    private static Func<DateOnly, Fact> Dated(Func<DateOnly, Fact> of) => of;
}
