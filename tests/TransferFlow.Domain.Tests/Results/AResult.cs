using System.Collections.Immutable;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Results;

/// <summary>A technology result and its facts in the order in which they became known; every step gives another result.</summary>
internal sealed record AResult(ImmutableArray<Fact> Facts)
{
    public static readonly AResult Unheard = new([]);

    /// <summary>How the facts were recorded, as many of them as a test cares about.</summary>
    public ImmutableArray<Recording> Recordings { get; init; } = [];

    public Timeline Timeline => Timeline.Of(Facts.Select((fact, i) => new Recorded(i + 1, fact) { Recording = RecordingOf(i) }));

    public TechnologyResult State => Timeline.Tell().Result;

    public static AResult FromBeijing(string number = "R-1") => From(AFact.Beijing, number);

    public static AResult FromShanghai(string number = "R-1") => From(AFact.Shanghai, number);

    public static AResult From(string region, string number = "R-1", string owner = "demo-univ", string? field = null) =>
        Unheard.And(AFact.Registered(region: region, number: number, owner: owner, field: field));

    public AResult InResearch(string region, string on, string? site = null) => And(AFact.Entered(Stage.Research, region, on, site));

    public AResult ValidatedIn(string region, string on, string? site = null) => And(AFact.Entered(Stage.ConceptValidation, region, on, site));

    public AResult PilotedIn(string region, string on, string? site = null) => And(AFact.Entered(Stage.PilotTesting, region, on, site));

    public AResult CommercializedIn(string region, string on, string? site = null) => And(AFact.Entered(Stage.Commercialization, region, on, site));

    public AResult Passing(Stage stage, string on) => And(AFact.Passed(stage, on));

    public AResult Offered(string handover, string on) => And(AFact.Offered(handover, on));

    public AResult Signing(string contract, string on, decimal? cny = null, string? to = null) => And(AFact.Signed(contract, on, cny, to));

    public AResult Terminated(string on) => And(AFact.Terminated(on));

    public AResult Withdrawn(string on) => And(AFact.Withdrawn(on));

    public AResult Superseded(string on) => And(AFact.Superseded(on));

    /// <summary>One person asks for these changes and another approves them.</summary>
    public AResult Corrected(params IReadOnlyList<FactChange> changes) => And(AFact.Asking(changes), AFact.Approving(Facts.Length + 1));

    public AResult And(params ReadOnlySpan<Fact> more) => this with { Facts = Facts.AddRange(more) };

    /// <summary>Says of the facts since the last that were recorded how they were.</summary>
    public AResult Recorded(string on, string by = "org-a", string? import = null) =>
        this with { Recordings = [.. Recordings, .. Enumerable.Repeat(new Recording(AFact.Day(on), by, import), Facts.Length - Recordings.Length)] };

    public Recording RecordingOf(int place) => place < Recordings.Length ? Recordings[place] : default;

    /// <summary>The facts that became known first.</summary>
    public AResult First(long count) => count >= Facts.Length ? this : this with { Facts = Facts[..(int)count] };

    /// <summary>The facts up to a date, and the registration.</summary>
    public AResult Until(DateOnly date)
    {
        var kept = Facts.Index().Where(fact => fact.Item.OccurredOn <= date || fact.Item is Fact.ResultRegistered).ToList();
        return new([.. kept.Select(fact => fact.Item)]) { Recordings = [.. kept.Select(fact => RecordingOf(fact.Index))] };
    }
}
