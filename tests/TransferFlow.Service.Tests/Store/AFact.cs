using TransferFlow.Domain.Results;

namespace TransferFlow.Tests.Store;

/// <summary>Facts in a few words.</summary>
internal static class AFact
{
    public static readonly DealTerms NoTerms = new(null, null, null, null, null, null, null);

    /// <summary>Three stories that together hold a fact of every kind, each in an order in which they can be logged.</summary>
    public static IReadOnlyList<Fact[]> OfEveryKind(string owner, string number) =>
    [
        [
            Registered(owner, number + "-1"), Entered(Stage.PilotTesting, "site-xa", 1), new Fact.StagePassed(Stage.PilotTesting, 7) { OccurredOn = Day(2) },
            Offered("H1", 3), new Fact.HandoverAccepted("H1") { OccurredOn = Day(4) },
            Offered("H2", 5), new Fact.HandoverDeclined("H2", "no room") { OccurredOn = Day(6) },
            Offered("H3", 7), new Fact.HandoverExpired("H3") { OccurredOn = Day(8) },
            new Fact.DealSigned("C1", NoTerms with { AmountCny = 10.50m, Counterparty = "买方，“某某”" }) { OccurredOn = Day(9), SourceRef = "file 1" },
            new Fact.DealAmended("C1", NoTerms with { AmountCny = 11m }) { OccurredOn = Day(10) }, new Fact.DealCancelled("C1", "not paid") { OccurredOn = Day(11) },
            new Fact.Terminated("no funds") { OccurredOn = Day(12) },
        ],
        [Registered(owner, number + "-2"), new Fact.Withdrawn { OccurredOn = Day(1) }],
        [Registered(owner, number + "-3"), new Fact.Superseded("another") { OccurredOn = Day(1) }],
    ];

    public static Fact.ResultRegistered Registered(string owner = "univ-bj", string number = "R1") => new(owner, number, "示例成果", "biomedicine", "110108", 3) { OccurredOn = Day(0) };

    public static Fact.StageEntered Entered(Stage stage, string site, int day) =>
        new(stage, site, null, Known.Sites.Single(known => known.Id == site).Region) { OccurredOn = Day(day) };

    public static Fact.CorrectionRequested Asking(params IReadOnlyList<FactChange> changes) => new(changes, "录入错误", "person-1") { OccurredOn = Day(60) };

    public static Fact.CorrectionApproved Approving(long request) => new(request, "person-2") { OccurredOn = Day(60) };

    public static DateOnly Day(int day) => new DateOnly(2024, 1, 1).AddDays(day);

    private static Fact.HandoverOffered Offered(string handover, int day) => new(handover, Stage.Commercialization, "site-xa", "site-gz", "440106") { OccurredOn = Day(day) };
}
