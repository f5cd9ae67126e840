namespace TransferFlow.Tests.Import;

/// <summary>
/// A random stage log that imports. Every result has a registration and facts on different days, so its rows can come in any order; all kinds of facts
/// occur, with texts that a CSV file has to quote.
/// </summary>
internal sealed class RandomLog
{
    public const string Header =
        "result,event,occurred_on,owner,stage,region,site,organisation,title,field,origin_region,trl,to_stage,to_site,to_region,handover,until," +
        "form,contract_kind,contract_no,amount,currency,amount_cny,counterparty,destination_region,reason,superseded_by,predecessor,source_ref";

    private static readonly string[] Columns = Header.Split(',');
    private static readonly string[] Stages = ["research", "concept-validation", "pilot", "commercialization"];
    private static readonly string[] Regions = ["110108", "120104", "130400", "310115", "320500", "440306", "810000", "510100"];
    private static readonly string[] Owners = ["univ-bj", "复旦大学", "Univ, of \"X\""];
    private static readonly string?[] Texts = [null, "固态电池", "a, b", "say \"yes\"", "\"", "=1+1", "#5", "𠮷野家", "é", "x;y", "'", "a\u3000b", "\u202Emirror", "a\u2028b"];

    private readonly Random random;
    private readonly List<string> rows = [];
    private string result = "";
    private string owner = "";
    private DateOnly day;

    private RandomLog(Random random) => this.random = random;

    /// <summary>The rows of so many results, without a header.</summary>
    public static string[] Rows(int seed, int results)
    {
        var log = new RandomLog(new(seed));
        for (var i = 1; i <= results; i++) log.Tell($"N{i}");
        return [.. log.rows];
    }

    public static string File(IEnumerable<string> rows) => Header + "\n" + string.Join('\n', rows) + "\n";

    private void Tell(string number)
    {
        (result, owner, day) = (number, Pick(Owners)!, new DateOnly(1990, 1, 1).AddDays(random.Next(10_000)));
        Add("registered", ("title", Pick(Texts)), ("field", Pick(null, "aerospace")), ("origin_region", Pick(Regions)), ("trl", Pick(null, "1", "9")), ("predecessor", Pick(Texts)));
        for (var step = 0; step < random.Next(9); step++)
        {
            switch (random.Next(4))
            {
                case 0: Hand(step); break;
                case 1: Deal(step); break;
                default: Stay(step); break;
            }
        }

        if (random.Next(2) == 0) Add(Pick("terminated", "withdrawn", "superseded")!, ("reason", Pick(Texts)), ("superseded_by", Pick(Texts)));
    }

    private void Stay(int step)
    {
        var stage = Pick(Stages);
        if (random.Next(3) == 0) Add("stage-entered", ("stage", stage), ("site", ImportService.PilotBase), ("region", "130400"), ("organisation", Pick(Texts)));
        // The reference keeps it apart from other stays, and the organisation makes it another place.
        else Add("stage-entered", ("stage", stage), ("region", Pick(Regions)), ("organisation", $"机构{step}"), ("trl", Pick(null, "4")), ("source_ref", $"{step}, {Pick(Texts)}"));
        if (random.Next(2) == 0) Add("stage-passed", ("stage", stage), ("trl", Pick(null, "5")));
        // Entering the same site's stage again would be illegal.
        Add("stage-entered", ("stage", stage), ("region", "110108"), ("organisation", $"after-{step}"));
    }

    private void Hand(int step)
    {
        var isToSite = random.Next(2) == 0;
        Add("handover-offered", ("handover", $"H{step}"), ("to_stage", Pick(Stages)), ("site", Pick(null, ImportService.ValidationCentre)),
            ("to_site", isToSite ? ImportService.PilotBase : null), ("to_region", isToSite ? null : "130400"), ("until", Pick(null, "2030-01-01")));
        if (Pick("handover-accepted", "handover-declined", "handover-expired") is { } answer)
            Add(answer, ("handover", $"H{step}"), ("reason", answer == "handover-declined" ? Pick(Texts) : null));
    }

    private void Deal(int step)
    {
        foreach (var kind in new[] { "deal-signed", "deal-amended" }[..random.Next(1, 3)])
        {
            Add(kind, ("contract_no", $"C{step}"), ("form", Pick(null, "transfer")), ("contract_kind", Pick(null, "development")), ("amount", (random.Next() / 10_000m).ToString()),
                ("currency", Pick("CNY", "USD")), ("amount_cny", Pick(null, "7.10")), ("counterparty", Pick(Texts)), ("destination_region", Pick(null, "SG", "310115")));
        }

        if (random.Next(3) == 0) Add("deal-cancelled", ("contract_no", $"C{step}"), ("reason", Pick(Texts)));
    }

    private T Pick<T>(params T[] some) => some[random.Next(some.Length)];

    private void Add(string kind, params (string Column, string? Cell)[] cells)
    {
        day = day.AddDays(random.Next(1, 200));
        (string, string?)[] all = [("result", result), ("event", kind), ("occurred_on", day.ToString("yyyy-MM-dd")), ("owner", owner), .. cells];
        var byColumn = all.ToDictionary(cell => cell.Item1, cell => cell.Item2);
        rows.Add(string.Join(',', Columns.Select(column => Quoted(byColumn.GetValueOrDefault(column) ?? ""))));
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
