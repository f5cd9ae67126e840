using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// handover-latency 交接时延, definition 1: how long it takes until an offer is accepted, within a province, within an innovation centre and across its
/// border, with refusals, expiries and ends as competing causes and what is pending censored at asOf (Aalen and Johansen).
/// </summary>
public sealed class HandoverLatency : Figure<HandoverCount>
{
    internal const string Any = "any";

    private static readonly double[] quantiles = [0.5, 0.85];

    /// <summary>What an offer has to cross, in the order of answers; the first takes all together.</summary>
    public static IReadOnlyList<string> Crossings { get; } = [Any, "province", "centre", "across", "unknown"];

    public override string Name => FigureNames.HandoverLatency;

    public override KnownDetails LooksAt => KnownDetails.Handovers;

    public override FigureShape Shape { get; } = new() { HasStage = false, HasTarget = false, Horizons = "P30D,P90D,P180D" };

    public override FigureDefinition Definition { get; } = new(
        1, new("交接时延", "Handover latency"),
        new(
            "窗口内发起的交接，从发起到被接受需要多久。谢绝、过期、成果结束是竞争事件；待答复者在截至日删失。按发起日的区划分三类：同一省份（province）、"
            + "同一中心（centre）、跨中心或境外（across）；未写明目标区域，或代码过粗无法判断者为不明（unknown），不剔除；any 为全部。"
            + "成果所在地为发起当日或之前最后进入的载体所在地，但不计当日进入所发起阶段的停留（那是交接的结果）；尚无停留则为策源地。行按所在地或策源地；"
            + "载体为发起的载体，未写明则为所在载体。分位数为接受的累计发生率首次达到该值的时间；有竞争事件时可能永远达不到，为空。",
            "How long it takes until offers made in the window are accepted. Refusals, expiries and ends of the result compete; what is pending is censored at "
            + "asOf. Three classes, judged on the day of the offer: within a province, within a centre, and across the border of one or abroad; where the offer "
            + "names no target region, or a code is too coarse to tell, the class is unknown, and nothing is left out; any takes all together. The result "
            + "stands in the host region of the last stay entered on or before the day of the offer, but for an entry of that very day into the stage that is "
            + "offered, which is what came of it; before the first stay, in its origin. Rows are where it stood, or its origin; the site is the one that offers "
            + "or, where none is named, the one where it stood. A quantile is the time at which the cumulative incidence of acceptance first reaches it; with "
            + "competing causes it may never do so, and is null."),
        [
            "F(h) = sum over t_j <= h of S(t_j-) c_j / n_j, c_j accepted after t_j, n_j still unanswered;  S(t) = prod over t_j <= t of (1 - d_j / n_j)",
            "quantile p = least t with F(t) >= p - 1e-12",
        ],
        [
            "O. O. Aalen, S. Johansen: An empirical transition matrix for non-homogeneous Markov chains based on censored observations. Scand. J. Statist. 5 (1978) 141-150",
            "P. K. Andersen, O. Borgan, R. D. Gill, N. Keiding: Statistical Models Based on Counting Processes. Springer 1993",
            "L. Peng, J. P. Fine: Nonparametric quantile inference with competing-risks data. Biometrika 94 (2007) 735-744",
        ]);

    public override string BasisOf(string number)
    {
        // crossings.any.horizons.P30D.rate rests on crossings.any.offers.
        var names = number.Split('.', 4);
        return names.Length == 3 ? number : $"{names[0]}.{names[1]}.offers";
    }

    /// <summary>The answer's bytes: UTF-8 JSON.</summary>
    public override byte[] Answer(FigureRequest request, RegionCatalogue catalogue, IEnumerable<HandoverCount> counts)
    {
        var rows = new Rows<HandoverRow>(request, catalogue, () => new());
        foreach (var count in counts)
        {
            if (rows.Of(count.Region, count.Key, count.OfferedOn) is not { } row) continue;
            var time = Elapsed.Between(count.OfferedOn, count.Until, request.Clock).Key;
            var crossing = CrossingOf(rows.Finder, count);
            row.Add(count, crossing, time);
            rows.Total.Add(count, crossing, time);
        }

        using var writer = new FigureWriter(request, catalogue);
        return writer.Answer(rows.Total, rows.Each, (code, row) =>
        {
            writer.Row(code);
            writer.Json.WriteStartArray("crossings");
            foreach (var crossing in Crossings) Write(writer, request, crossing, row[crossing]);
            writer.Json.WriteEndArray();
        });
    }

    protected override void Count(FigureRequest request, KnownResult result, ICollection<HandoverCount> counts)
    {
        foreach (var offer in result.Handovers)
        {
            var stay = result.StayBefore(offer);
            var site = offer.FromSite ?? stay?.Site;
            if (!request.IsInWindow(offer.OfferedOn) || !request.IsAt(site)) continue;
            var from = result.RegionOf(stay);
            var (outcome, until) = OutcomeOf(request, result, offer);
            counts.Add(new(
                request.Attribution == Attribution.Origin ? result.OriginRegion : from, request.KeyOf(result, site), from, offer.ToRegion, offer.OfferedOn,
                until, outcome, 1));
        }
    }

    protected override IEnumerable<Part> Parts(FigureRequest request, RowFinder finder, HandoverCount count)
    {
        if (finder.RowOf(count.Region, count.Key, count.OfferedOn) is not { } row) yield break;
        foreach (var crossing in new[] { Any, CrossingOf(finder, count) })
        {
            yield return new(row, $"crossings.{crossing}.offers", count.Count);
            yield return new(row, $"crossings.{crossing}.{count.Outcome.Code()}", count.Count);
        }
    }

    private static string CrossingOf(RowFinder finder, HandoverCount count) => finder.BorderBetween(count.From, count.To, count.OfferedOn) switch
    {
        Border.Local => "province",
        Border.Centre => "centre",
        Border.Unknown => "unknown",
        _ => "across",
    };

    private static (HandoverOutcome Outcome, DateOnly Until) OutcomeOf(FigureRequest request, KnownResult result, KnownHandover offer) =>
        (offer.Status, offer.AnsweredOn, result.End) switch
        {
            (HandoverStatus.Accepted, { } on, _) => (HandoverOutcome.Accepted, on),
            (HandoverStatus.Declined, { } on, _) => (HandoverOutcome.Declined, on),
            (HandoverStatus.Expired, { } on, _) => (HandoverOutcome.Expired, on),
            (_, _, { } end) => (HandoverOutcome.Ended, end.On),
            _ => (HandoverOutcome.Pending, request.AsOf),
        };

    private static void Write(FigureWriter writer, FigureRequest request, string crossing, HandoverTally tally)
    {
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteString("crossing", crossing);
        json.WriteNumber("offers", tally.Offers);
        foreach (var outcome in HandoverOutcomes.All) json.WriteNumber(outcome.Code(), tally[outcome]);

        var curve = tally.Curve();
        json.WriteStartArray("horizons");
        foreach (var horizon in request.Horizons)
        {
            var at = curve.At(horizon.Length.Key);
            json.WriteStartObject();
            json.WriteString("at", horizon.ToString());
            writer.Estimate(at);
            foreach (var other in HandoverOutcomes.All.Take(1..4)) writer.Number(other.Code(), at.Estimate?.Incidences[(int)other]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("quantiles");
        foreach (var quantile in quantiles)
        {
            json.WriteStartObject();
            json.WriteString("at", quantile.ToString("0.##"));
            json.WriteString("time", curve.Quantile(quantile) is { } key ? Elapsed.FromKey(key, request.Clock).ToString() : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
