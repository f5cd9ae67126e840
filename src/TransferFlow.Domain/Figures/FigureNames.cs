namespace TransferFlow.Domain.Figures;

/// <summary>The figures that can be asked for, by their names in addresses.</summary>
public static class FigureNames
{
    public const string StageConversion = "stage-conversion";
    public const string Funnel = "funnel";
    public const string Flow = "flow";
    public const string Dwell = "dwell";
    public const string Ageing = "ageing";
    public const string Forecast = "forecast";
    public const string EndToEnd = "end-to-end";
    public const string PilotEffect = "pilot-effect";
    public const string InRegionShare = "in-region-share";
    public const string HandoverLatency = "handover-latency";
    public const string Throughput = "throughput";
    public const string ReportingLag = "reporting-lag";

    public static IReadOnlyList<string> All { get; } = [.. AllFigures.Newest.Select(figure => figure.Name)];
}

/// <summary>Every figure in every version of its definition.</summary>
public static class AllFigures
{
    public static readonly StageConversion StageConversion = new();
    public static readonly Funnel Funnel = new();
    public static readonly Flow Flow = new();
    public static readonly Dwell Dwell = new();
    public static readonly Ageing Ageing = new();
    public static readonly Forecast Forecast = new();
    public static readonly EndToEnd EndToEnd = new();
    public static readonly PilotEffect PilotEffect = new();
    public static readonly InRegionShare InRegionShare = new();
    public static readonly HandoverLatency HandoverLatency = new();
    public static readonly Throughput Throughput = new();
    public static readonly ReportingLag ReportingLag = new();

    public static IReadOnlyList<Figure> All { get; } =
        [StageConversion, Funnel, Flow, Dwell, Ageing, Forecast, EndToEnd, PilotEffect, InRegionShare, HandoverLatency, Throughput, ReportingLag];

    /// <summary>Each figure by its newest definition, in the order in which they are listed.</summary>
    public static IReadOnlyList<Figure> Newest { get; } =
        [.. All.GroupBy(figure => figure.Name).Select(versions => versions.MaxBy(figure => figure.Definition.Version)!)];

    /// <summary>The names of all parameters that only single figures have.</summary>
    public static IReadOnlyList<string> OwnParameters { get; } =
        [.. All.SelectMany(figure => figure.Shape.Options).Select(option => option.Name).Distinct()];

    /// <summary>The figure of that name in that version, or in the newest; null where there is none.</summary>
    public static Figure? Find(string name, int? version = null) =>
        version is null ? Newest.FirstOrDefault(figure => figure.Name == name)
        : All.FirstOrDefault(figure => figure.Name == name && figure.Definition.Version == version);

    /// <summary>The figure that a question is about.</summary>
    public static Figure Of(FigureRequest request) =>
        Find(request.Figure, request.Definition) ?? throw new ArgumentException($"There is no {request.Figure} {request.Definition}.", nameof(request));
}
