using TransferFlow.Domain.Regions;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// throughput 流量, definition 1: entries into stages, acceptances, ends and deals by month, and their growth against the same months a year before over
/// those reporters that reported in both.
/// </summary>
public sealed class Throughput : Figure<ThroughputCount>
{
    public override string Name => FigureNames.Throughput;

    public override KnownDetails LooksAt => KnownDetails.Facts;

    public override FigureShape Shape { get; } = new()
    {
        HasStage = false, HasTarget = false, HasWindow = false, Attributions = [Attribution.Place, Attribution.Origin, Attribution.Destination],
        Options = [MonthWindow.Option],
    };

    public override FigureDefinition Definition { get; } = new(
        1, new("流量", "Throughput"),
        new(
            "截至日所在月为止的若干个月里，每月进入阶段、通过验收、退出（终止、撤回、被替代）和签订合同的件数，按发生日；一项成果可多次计入。"
            + "同比：与上年同月相比，截至日在月中则上年也截至同日，月末对月末。只比较两期均有上述任一记录的填报机构（同一填报口径），"
            + "以全部地区、按 field、owner、site 筛选后判断，见 same；before 为上年同月全部机构之和；未记录填报机构的事实计入流量，不计入同比。只有一期的机构可能是新接入系统，其增减不是转化的增减。"
            + "上年为零则同比为空。按承接地归属时，进入按其承接地，其余按所在阶段的承接地，尚无停留则为策源地；按目的地归属时，合同按其目的地，其余同承接地。",
            "How many stage entries, acceptances, exits (terminated, withdrawn, superseded) and signings of deals there were in each month up to that of asOf, "
            + "by the date of occurrence; a result can count several times. Growth is against the same months a year before: where asOf cuts the last month, so "
            + "it is cut a year before, and a whole month is compared with a whole one. It is over the same reporters only, organisations with any such fact in "
            + "both periods, wherever, once the filters by field, owner and site are applied: see same, while before is the sum over all a year before. Facts without a recorded organisation count, but not in growth. An "
            + "organisation with facts in one period alone may have joined or left the system, and its growth is none of conversion. Where there was nothing a "
            + "year before, growth is null. By place an entry counts under its host region and all else under that of the stay in the stage, or under the "
            + "origin before the first; by destination deals count under theirs, and all else as by place."),
        ["growth = same.now / same.before - 1, both over reporters with facts in both periods"],
        []);

    public override string BasisOf(string number) => number.Split('.') switch
    {
        ["reporters"] => "facts",
        ["growth", var of, "growth"] => $"growth.{of}.same.now",
        _ => number,
    };

    /// <summary>The answer's bytes: UTF-8 JSON.</summary>
    public override byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<ThroughputCount> counts)
    {
        var window = new MonthWindow(request);
        var all = counts.Where(count => window.Holds(count.On) || window.HeldBefore(count.On)).ToList();
        var reporters = ReportersIn(all, window);
        var rows = new Rows<ThroughputRow>(request, catalogue, () => new());
        foreach (var count in all)
        {
            if (rows.Of(count.Region, count.Key, count.On) is not { } row) continue;
            row.Add(count, window, reporters.Contains(count.Reporter));
            rows.Total.Add(count, window, reporters.Contains(count.Reporter));
        }

        using var writer = new FigureWriter(request, catalogue);
        return writer.Answer(rows.Total, rows.Each, (code, row) => Write(writer, window, code, row));
    }

    protected override void Count(FigureRequest request, KnownResult result, ICollection<ThroughputCount> counts)
    {
        var window = new MonthWindow(request);
        foreach (var movement in Movements.Of(request, result))
        {
            var on = movement.Fact.OccurredOn;
            if (window.Holds(on) || window.HeldBefore(on))
                counts.Add(new(movement.Kind, movement.Region, request.KeyOf(result, movement.Site), on, movement.Fact.Recording.Organisation, 1));
        }
    }

    public override bool IsJudgedByTheWhole => true;

    protected override Func<ThroughputCount, IEnumerable<Part>> JudgedBy(IEnumerable<ThroughputCount> whole, FigureRequest request, RowFinder finder)
    {
        var window = new MonthWindow(request);
        var reporters = ReportersIn([.. whole], window);
        return count => finder.RowOf(count.Region, count.Key, count.On) is { } row ? Parts(row, count, window, reporters.Contains(count.Reporter)) : [];
    }

    private static IEnumerable<Part> Parts(string row, ThroughputCount count, MonthWindow window, bool isCompared)
    {
        var numbers = count.Kind.Numbers();
        if (window.HeldBefore(count.On))
        {
            yield return new(row, $"growth.{numbers}.before", count.Count);
            if (isCompared) yield return new(row, $"growth.{numbers}.same.before", count.Count);
        }

        if (!window.Holds(count.On)) yield break;
        yield return new(row, "facts", count.Count);
        yield return new(row, numbers, count.Count);
        yield return new(row, $"months.{MonthWindow.NameOf(count.On)}.{numbers}", count.Count);
        if (isCompared) yield return new(row, $"growth.{numbers}.same.now", count.Count);
    }

    /// <summary>Those with facts in both periods.</summary>
    private static HashSet<string> ReportersIn(IReadOnlyCollection<ThroughputCount> all, MonthWindow window)
    {
        var before = all.Where(count => window.HeldBefore(count.On)).Select(count => count.Reporter).ToHashSet();
        return [.. all.Where(count => count.Reporter is { Length: > 0 } && window.Holds(count.On)).Select(count => count.Reporter).Where(before.Contains)];
    }

    private static void Write(FigureWriter writer, MonthWindow window, string? code, ThroughputRow row)
    {
        var json = writer.Json;
        writer.Row(code);
        json.WriteNumber("facts", row.Facts);
        foreach (var kind in MovementKinds.All) json.WriteNumber(kind.Numbers(), row[kind]);
        json.WriteStartArray("months");
        foreach (var month in window.Names)
        {
            json.WriteStartObject();
            json.WriteString("month", month);
            foreach (var kind in MovementKinds.All) json.WriteNumber(kind.Numbers(), row[month, kind]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("reporters", row.Reporters);
        json.WriteStartArray("growth");
        foreach (var kind in MovementKinds.All)
        {
            var (now, before) = row.Compared(kind);
            json.WriteStartObject();
            json.WriteString("of", kind.Numbers());
            json.WriteNumber("before", row.Before(kind));
            json.WriteStartObject("same");
            json.WriteNumber("now", now);
            json.WriteNumber("before", before);
            json.WriteEndObject();
            writer.Number("growth", before == 0 ? null : (double)now / before - 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
