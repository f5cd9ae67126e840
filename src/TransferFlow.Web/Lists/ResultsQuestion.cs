using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Monitoring;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Lists;

/// <summary>What the list of results is asked: its address, read.</summary>
public sealed record ResultsQuestion(View View, string? Text, Stage? Stage, string? Region, string? Field, string? Owner, bool InFlightOnly, int Page)
{
    private const int PageSize = 50;

    /// <exception cref="RefusedException">There is no such stage.</exception>
    internal static ResultsQuestion Of(IQueryCollection query, View view)
    {
        string? Given(string name) => query[name].ToString() is { Length: > 0 } value ? value : null;
        return new(
            view, Given("q"), StageOf(Given("stage")), Given("region"), Given("field"), Given("owner"), Given("inFlight") == "true",
            int.TryParse(Given("page"), out var page) && page > 0 ? page : 1);
    }

    public ResultSearch Search => new(View.AsOf, View.KnownAt, Text, Stage, Region, Field, Owner, InFlightOnly, Page, PageSize);

    public bool IsFiltered => Text is not null || Stage is not null || Region is not null || Field is not null || Owner is not null || InFlightOnly;

    public string Link(int page) => LinkAt(View, page);

    public string LinkAt(View view, int page = 1) => view.Link("/results",
        ("q", Text), ("stage", Stage?.Code()), ("region", Region), ("field", Field), ("owner", Owner),
        ("inFlight", InFlightOnly ? "true" : null), ("page", page == 1 ? null : $"{page}"));

    private static Stage? StageOf(string? code) =>
        code is null ? null : Stages.Find(code) ?? throw new RefusedException(new(
            "bad-parameter", new($"没有名为“{code}”的阶段。", $"There is no stage '{code}'."), "stage"));
}
