using TransferFlow.Service.Storage.Columns;

namespace TransferFlow.Service.Monitoring.Listing;

/// <summary>What is looked for, but for a text, in the numbers of a snapshot's cells. May be used on several threads.</summary>
internal sealed class ResultFilter(ColumnSnapshot snapshot, ResultSearch search, string[]? prefixes)
{
    private readonly int day = search.AsOf.DayNumber;
    private readonly bool isInFlightOnly = search.InFlightOnly;
    private readonly int? owner = snapshot.NumberOf(search.Owner);
    private readonly int? field = snapshot.NumberOf(search.Field);
    private readonly int? stage = (int?)search.Stage;
    private readonly bool[]? regions = prefixes is null
        ? null
        : [.. snapshot.Regions.Select(code => Array.Exists(prefixes, prefix => code.StartsWith(prefix, StringComparison.Ordinal)))];

    public bool LetsIn(in HeadCells head) =>
        (owner is null || head.Owner == owner) && (field is null || head.Field == field) && !(isInFlightOnly && head.EndedOn <= day);

    /// <param name="last">The place of the last stay; negative where there is none.</param>
    public bool LetsIn(ReadOnlySpan<VisitCells> visits, int last) => last < 0
        ? stage is null && regions is null
        : (stage is null || visits[last].Stage == stage) && (regions is null || regions[visits[last].HostRegion]);
}
