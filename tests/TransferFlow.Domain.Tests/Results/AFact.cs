using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Results;

/// <summary>Facts in a few words; what a test leaves out is unknown or ordinary. Dates are written <c>yyyy-MM-dd</c>.</summary>
internal static class AFact
{
    public const string Beijing = "110000";
    public const string Tianjin = "120000";
    public const string Hebei = "130000";
    public const string Shanghai = "310000";
    public const string Jiangsu = "320000";

    public static readonly DealTerms NoTerms = new(null, null, null, null, null, null, null);

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd");

    public static Fact.ResultRegistered Registered(
        string on = "2020-01-01", string region = Beijing, string owner = "demo-univ", string number = "R-1", string? field = null) =>
        new(owner, number, "示例成果", field, region) { OccurredOn = Day(on) };

    public static Fact.StageEntered Entered(Stage stage, string region, string on, string? site = null, string? organisation = null) =>
        new(stage, site, organisation, region) { OccurredOn = Day(on) };

    public static Fact.StagePassed Passed(Stage stage, string on, int? trl = null) => new(stage, trl) { OccurredOn = Day(on) };

    public static Fact.HandoverOffered Offered(string handover, string on, Stage toStage = Stage.PilotTesting, string? toSite = "pilot-1", string? toRegion = null) =>
        new(handover, toStage, null, toSite, toRegion) { OccurredOn = Day(on) };

    public static Fact.HandoverAccepted Accepted(string handover, string on) => new(handover) { OccurredOn = Day(on) };

    public static Fact.HandoverDeclined Declined(string handover, string on, string? reason = null) => new(handover, reason) { OccurredOn = Day(on) };

    public static Fact.HandoverExpired Expired(string handover, string on) => new(handover) { OccurredOn = Day(on) };

    public static Fact.DealSigned Signed(string contract, string on, decimal? cny = null, string? to = null) => new(contract, Worth(cny, to)) { OccurredOn = Day(on) };

    public static Fact.DealAmended Amended(string contract, string on, decimal? cny = null, string? to = null) => new(contract, Worth(cny, to)) { OccurredOn = Day(on) };

    public static Fact.DealCancelled Cancelled(string contract, string on, string? reason = null) => new(contract, reason) { OccurredOn = Day(on) };

    public static Fact.Terminated Terminated(string on, string? reason = null) => new(reason) { OccurredOn = Day(on) };

    public static Fact.Withdrawn Withdrawn(string on, string? reason = null) => new(reason) { OccurredOn = Day(on) };

    public static Fact.Superseded Superseded(string on, string? by = null) => new(by) { OccurredOn = Day(on) };

    public static Fact.EvidenceAttached Evidence(string on, string name = "验收.pdf", char hash = 'a', long? proves = null) =>
        new(name, "application/pdf", new(hash, 64), 1_234, proves) { OccurredOn = Day(on) };

    public static Fact.CorrectionRequested Asking(params IReadOnlyList<FactChange> changes) => new(changes, "录入错误", "person-1") { OccurredOn = Day("2026-06-30") };

    public static Fact.CorrectionApproved Approving(long request, string by = "person-2") => new(request, by) { OccurredOn = Day("2026-06-30") };

    public static Fact.CorrectionRefused Refusing(long request, string by = "person-2") => new(request, by, "原记录无误") { OccurredOn = Day("2026-06-30") };

    public static FactChange Void(long version) => new(version, null);

    private static DealTerms Worth(decimal? cny, string? to) => NoTerms with { AmountCny = cny, DestinationRegion = to };
}
