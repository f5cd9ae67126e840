using Microsoft.OpenApi;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>What the answers of the figures look like. Their bytes are written by the domain, member by member.</summary>
internal static class FigureSchemas
{
    private static readonly string[] stages = [.. Stages.All.Select(stage => stage.Code())];

    public static IEnumerable<(string Name, OpenApiSchema Schema)> All =>
    [
        ("StageConversion", Answer(FigureNames.StageConversion, StageAndTarget, [.. RowHead, .. StageConversion], [.. RowHead, .. StageConversion])),
        ("Funnel", Answer(FigureNames.Funnel, [], [.. RowHead, .. Funnel], [.. RowHead, .. Funnel])),
        ("Flow", Answer(FigureNames.Flow, StageAndTarget, Flow, [("from", Shape.Text), ("to", Shape.Text), .. Flow])),
        ("Dwell", Answer(FigureNames.Dwell, StageAndTarget.Take(1), [.. RowHead, .. StaySchemas.Dwell])),
        ("Forecast", Answer(FigureNames.Forecast, StageAndTarget, [.. RowHead, .. ForecastSchema.Row])),
        ("Ageing", Answer(FigureNames.Ageing, [], [.. RowHead, .. StaySchemas.Ageing])),
        ("EndToEnd", Answer(FigureNames.EndToEnd, [], [.. RowHead, .. JourneySchemas.EndToEnd])),
        ("PilotEffect", Answer(FigureNames.PilotEffect, StageAndTarget.Take(1), [.. RowHead, .. JourneySchemas.PilotEffect])),
        ("InRegionShare", Answer(FigureNames.InRegionShare, [("stage?", Shape.OneOf(stages))], [.. RowHead, .. ShareSchemas.InRegionShare])),
        ("HandoverLatency", Answer(FigureNames.HandoverLatency, [], [.. RowHead, .. HandoverSchemas.HandoverLatency])),
        ("Throughput", Answer(FigureNames.Throughput, [], [.. RowHead, .. MovementSchemas.Throughput])),
        ("ReportingLag", Answer(FigureNames.ReportingLag, [], [.. RowHead, .. MovementSchemas.ReportingLag])),
    ];

    private static IEnumerable<(string Name, IOpenApiSchema Schema)> StageAndTarget =>
        [("stage", Shape.OneOf(stages)), ("to", Shape.OneOf([.. stages[1..], Target.Deal.Code]))];

    // A row is named by what the rows are told apart by; the total is named by nothing.
    private static IEnumerable<(string Name, IOpenApiSchema Schema)> RowHead =>
    [
        ("region?", Shape.Text.OrNull()), ("site?", Shape.Text.OrNull()), ("owner?", Shape.Text.OrNull()), ("field?", Shape.Text.OrNull()),
        ("name", Shape.Object(("zh", Shape.Text), ("en", Shape.Text)).OrNull()),
    ];

    internal static IEnumerable<(string Name, IOpenApiSchema Schema)> StageConversion =>
    [
        ("cohort", Shape.Count), ("excluded", Shape.Count), ("converted", Shape.Count), ("terminated", Shape.Count), ("withdrawn", Shape.Count),
        ("superseded", Shape.Count), ("inFlight", Shape.Count),
        ("naive", Shape.Object(("rate", Shape.Share.OrNull()), ("low", Shape.Share.OrNull()), ("high", Shape.Share.OrNull()))),
        ("horizons", Shape.ListOf(Shape.Object(
            [
                .. Estimate,
                ("ends", Shape.Object(
                    ("terminated", Shape.Share.OrNull()), ("withdrawn", Shape.Share.OrNull()), ("superseded", Shape.Share.OrNull()))),
            ]))),
    ];

    /// <summary>A rate at a horizon, its interval and what it rests on.</summary>
    internal static IEnumerable<(string Name, IOpenApiSchema Schema)> Estimate =>
    [
        ("at", Shape.Text), ("rate", Shape.Share.OrNull()), ("low", Shape.Share.OrNull()), ("high", Shape.Share.OrNull()),
        ("standardError", Shape.Number.OrNull()), ("atRisk", Shape.Count), ("beyondFollowUp", Shape.Flag),
    ];

    private static IEnumerable<(string Name, IOpenApiSchema Schema)> Funnel =>
    [
        ("stages", Shape.ListOf(Shape.Object(
            ("stage", Shape.OneOf(stages)), ("entered", Shape.Count), ("in", Shape.Count), ("passed", Shape.Count), ("left", Shape.Count),
            ("advanced", Shape.Count), ("ended", Shape.Count), ("advancedShare", Shape.Share.OrNull())))),
    ];

    private static IEnumerable<(string Name, IOpenApiSchema Schema)> Flow => [("count", Shape.Count), ("amountCny", Shape.Number)];

    private static OpenApiSchema Answer(
        string figure, IEnumerable<(string, IOpenApiSchema)> head, IReadOnlyCollection<(string, IOpenApiSchema)> row) => Answer(figure, head, row, row);

    private static OpenApiSchema Answer(
        string figure, IEnumerable<(string, IOpenApiSchema)> head, IEnumerable<(string, IOpenApiSchema)> total,
        IEnumerable<(string, IOpenApiSchema)> row) =>
        Shape.Object(
        [
            ("figure", Shape.OneOf(figure)), ("definition", Shape.Count), ("address", Shape.Text),
            .. head,
            ("by", Shape.OneOf(FigureOperation.CodesOf<GroupBy>())), ("attribution", Shape.OneOf(FigureOperation.CodesOf<Attribution>())),
            ("within?", Shape.Text), ("field?", Shape.Text), ("site?", Shape.Text), ("owner?", Shape.Text),
            ("cohort", Shape.Object(("from", Shape.Date.OrNull()), ("to", Shape.Date.OrNull()))),
            .. AllFigures.Find(figure)!.Shape.Options.Select(option => (option.Name, (IOpenApiSchema)Shape.Text)),
            ("asOf", Shape.Date), ("knownAt", Shape.Text), ("codes", Shape.Text),
            ("total", Shape.Object(total)), ("rows?", Shape.ListOf(Shape.Object(row)).With("Absent where nothing tells results apart.")),
        ]);
}
