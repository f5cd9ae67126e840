using TransferFlow.Domain;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>The columns of a stage log: their names in the file format, and the Chinese headers that mean the same.</summary>
internal static class Columns
{
    public const string Result = "result";
    public const string Event = "event";
    public const string OccurredOn = "occurred_on";
    public const string Stage = "stage";
    public const string Region = "region";
    public const string Site = "site";
    public const string Organisation = "organisation";
    public const string Owner = "owner";
    public const string Title = "title";
    public const string Field = "field";
    public const string OriginRegion = "origin_region";
    public const string Trl = "trl";
    public const string ToStage = "to_stage";
    public const string ToSite = "to_site";
    public const string ToRegion = "to_region";
    public const string Handover = "handover";
    public const string Until = "until";
    public const string Form = "form";
    public const string ContractKind = "contract_kind";
    public const string ContractNumber = "contract_no";
    public const string Amount = "amount";
    public const string Currency = "currency";
    public const string AmountCny = "amount_cny";
    public const string Counterparty = "counterparty";
    public const string DestinationRegion = "destination_region";
    public const string Reason = "reason";
    public const string SupersededBy = "superseded_by";
    public const string Predecessor = "predecessor";
    public const string SourceRef = "source_ref";

    /// <summary>
    /// The columns that a file of rejected rows has before its own: the row that each was, and what is wrong with it. They are not read.
    /// </summary>
    public static Sentence OriginalRow { get; } = new("原行号", "original row");

    public static Sentence Error { get; } = new("错误", "error");

    public static IReadOnlyList<string> Required { get; } = [Result, Event, OccurredOn];

    /// <summary>In the order in which they are written; each with its headers in Chinese, the usual one first.</summary>
    public static IReadOnlyList<(string Name, string[] Zh)> All { get; } =
    [
        (Result, ["成果编号", "成果", "编号"]), (Event, ["事件", "事项"]), (OccurredOn, ["发生日期", "日期"]), (Stage, ["阶段"]),
        (Region, ["承接地", "承接地代码", "区域", "区域代码", "地区"]), (Site, ["载体", "载体编号"]), (Organisation, ["机构", "承接机构"]),
        (Owner, ["成果持有单位", "持有单位", "单位"]), (Title, ["成果名称", "名称"]), (Field, ["技术领域", "领域"]), (OriginRegion, ["策源地", "策源地代码"]),
        (Trl, ["技术成熟度", "成熟度"]), (ToStage, ["目标阶段", "交接阶段"]), (ToSite, ["目标载体", "接收载体"]), (ToRegion, ["目标区域", "接收区域"]),
        (Handover, ["交接编号", "交接"]), (Until, ["答复期限"]), (Form, ["转化方式"]), (ContractKind, ["合同类型"]), (ContractNumber, ["合同编号", "合同号"]),
        (Amount, ["金额", "合同金额", "成交金额"]), (Currency, ["币种"]), (AmountCny, ["人民币金额", "折合人民币"]), (Counterparty, ["受让方", "对方单位", "合同对方"]),
        (DestinationRegion, ["目的地", "目的地代码", "转化地"]), (Reason, ["原因"]), (SupersededBy, ["替代成果"]), (Predecessor, ["前项成果"]), (SourceRef, ["来源", "出处"]),
    ];

    private static readonly Dictionary<string, string> ByHeader = All
        .SelectMany(column => column.Zh.Append(column.Name), (column, header) => (header, column.Name))
        .ToDictionary(pair => pair.header, pair => pair.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Amounts can be given in these units of Chinese money, in brackets behind the header.</summary>
    private static readonly Dictionary<string, decimal> Units = new() { ["（元）"] = 1m, ["（万元）"] = 10_000m, ["（亿元）"] = 100_000_000m };

    /// <summary>What a header means.</summary>
    /// <param name="Column">Null where it means nothing known.</param>
    /// <param name="Yuan">How many yuan are one unit of an amount; null where the header names no unit.</param>
    public readonly record struct Header(string? Column, decimal? Yuan);

    public static bool IsNote(string text) => Is(text, OriginalRow) || Is(text, Error);

    public static bool Is(string text, Sentence note) => text == note.Zh || text.Equals(note.En, StringComparison.OrdinalIgnoreCase);

    public static Header Understand(string text)
    {
        var name = text.Trim().Replace('(', '（').Replace(')', '）');
        var unit = Units.FirstOrDefault(unit => name.EndsWith(unit.Key, StringComparison.Ordinal));
        if (unit.Key is null) return new(ByHeader.GetValueOrDefault(name.Replace(' ', '_')), null);
        var column = ByHeader.GetValueOrDefault(name[..^unit.Key.Length].Trim().Replace(' ', '_'));
        return column is Amount or AmountCny ? new(column, unit.Value) : new(null, null);
    }

    /// <summary>The known header that a mistyped one resembles most; null where none is near.</summary>
    public static string? Nearest(string text) =>
        ByHeader.Keys.Select(header => (header, Distance: Distance(header.ToLowerInvariant(), text.Trim().ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(1, Math.Min(candidate.header.Length, text.Length) / 3))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.header, StringComparer.Ordinal)
            .Select(candidate => candidate.header).FirstOrDefault();

    /// <summary>The number of single-character edits between two texts (V. I. Levenshtein, 1966).</summary>
    private static int Distance(string a, string b)
    {
        if (b.Length > 100) return b.Length;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
