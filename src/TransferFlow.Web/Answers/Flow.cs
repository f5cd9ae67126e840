namespace TransferFlow.Web.Answers;

/// <summary>The figure flow, as far as pages show it.</summary>
public sealed record Flow(string Address, string Stage, string To, FlowTotal Total, IReadOnlyList<FlowRow>? Rows) : IFigure;

/// <summary>How many results converted, and where.</summary>
public sealed record FlowTotal(long Count);

public sealed record FlowRow(string From, string To, long Count);
