namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>A table that holds rows of results: what is its own in it, besides when a row was known.</summary>
internal sealed class RowTable
{
    public static readonly RowTable Visits = new(
        0, "stage_visit", isOnePerResult: false,
        "stage", "site", "organisation", "host_region", "origin_region", "field", "owner", "entered_on", "passed_on", "left_on", "way_out",
        "next_stage", "next_region", "first_deal_on", "first_deal_after", "first_deal_region");

    public static readonly RowTable Results = new(
        1, "known_result", isOnePerResult: true,
        "owner", "number", "title", "field", "origin_region", "trl", "registered_on", "ended_on", "way_out");

    public static readonly RowTable Handovers = new(
        2, "handover", isOnePerResult: false,
        "handover", "to_stage", "from_site", "to_site", "to_region", "offered_on", "until", "status", "answered_on");

    public static readonly RowTable Deals = new(
        3, "deal_period", isOnePerResult: false,
        "contract_number", "form", "contract_kind", "amount_cny", "destination_region", "holds_from", "holds_until");

    public static readonly RowTable Corrected = new(4, "corrected_fact", isOnePerResult: false, "version", "type", "data");

    public static readonly RowTable Corrections = new(
        5, "correction", isOnePerResult: false, "request", "status", "asked_by", "answered_at", "answered_by");

    private readonly int columns;

    private RowTable(int place, string name, bool isOnePerResult, params string[] own)
    {
        (Place, Name, IsOnePerResult) = (place, name, isOnePerResult);
        string[] all = [.. isOnePerResult ? ["result"] : new[] { "result", "ordinal" }, "known_from", "known_to", .. own];
        columns = all.Length;
        Copy = $"copy {name} ({string.Join(", ", all)}) from stdin (format binary)";
    }

    /// <summary>All tables, each at its place.</summary>
    public static IReadOnlyList<RowTable> All { get; } = [Visits, Results, Handovers, Deals, Corrected, Corrections];

    public int Place { get; }

    public string Name { get; }

    /// <summary>Whether there is one row of a result at a time, which needs no ordinal.</summary>
    public bool IsOnePerResult { get; }

    /// <summary>The command that takes rows in.</summary>
    public string Copy { get; }

    public void Write(CopyRows copy, string result, Row row, long knownFrom, long knownTo)
    {
        copy.BeginRow(columns);
        copy.WriteText(result);
        if (!IsOnePerResult) copy.WriteInt32(row.Ordinal);
        copy.WriteInt64(knownFrom);
        copy.WriteInt64(knownTo);
        row.WriteTo(copy);
    }
}
