namespace TransferFlow.Web.Answers;

/// <summary>The figure funnel, as far as pages show it.</summary>
public sealed record Funnel(string Address, FunnelRow Total) : IFigure;

public sealed record FunnelRow(IReadOnlyList<FunnelStage> Stages);

/// <summary>One stage of it, in numbers of results.</summary>
public sealed record FunnelStage(string Stage, long Entered, long In, long Passed, long Left, long Advanced, long Ended, double? AdvancedShare);
