namespace TransferFlow.Domain.Figures;

/// <summary>The definition of <see cref="InRegionShare"/> for people to read.</summary>
internal static class InRegionShareDefinition
{
    public static readonly FigureDefinition Text = new(
        1, new("区域内转化比重", "In-region share"),
        new(
            "已发生的转化中，留在策源地所在省份或所在国际科技创新中心的比重。依次判断：境外；同一省份（local）；转化当日同属一个中心（centre）；"
            + "中心之外（outside）；未记录目的地，或代码过粗、无法判断是否同属一个中心（unknown）。"
            + "按事件：首份合同（或首次进入产业化）的日期在窗口内；按金额：窗口内签订、截至日仍有效的全部合同，以现行条款的金额计，金额不明者另计。"
            + "按队列：窗口内首次进入阶段的成果，入队前已转化者剔除另计；未决（inFlight）与已结束者列出，不进入比重，但期限内的区域内转化率以整个队列为分母。"
            + "各类比重之和为1；inRegion 的 share 只在已知去向中计算，least 与 most 分别假定不明者全在区外、全在区内。按项数与按金额的比重相差很大，故答案写明权重。"
            + "归属：承接地为转化当日或之前最后进入的载体所在地，尚无停留则为策源地。",
            "Of what was converted, the share that stayed in the province, or in the innovation centre, that it originated in. Tested in order: abroad; in the "
            + "same province (local); in a common centre on the day of the conversion (centre); outside; unknown where the destination is not recorded, or a "
            + "code is too coarse to tell whether a centre has both. As events: first deals (or first entries into commercialization) whose date lies in the "
            + "window; by value, all deals signed in the window and in force at asOf, by the amounts of their present terms, those without a known amount "
            + "counted apart. As a cohort: results that first entered the stage in the window, those converted before excluded and counted apart; those under "
            + "way (inFlight) and those ended are listed and have no share, but the in-region rate within a horizon has the whole cohort below it. The shares "
            + "of all borders sum to 1; inRegion's share is that among known destinations, and least and most take those unknown to lie all outside, or all "
            + "inside. Shares by number and by value differ widely, so the answer names its weight. A conversion's place is the host region of the last stay "
            + "entered on or before its date, or the origin before the first."),
        [
            "share(border) = weight of the conversions across it / weight of all conversions",
            "inRegion.share = (local + centre) / (all - unknown); least = (local + centre) / all; most = (local + centre + unknown) / all",
            "rate at h = cumulative incidence of a conversion within the region, with conversions elsewhere, those unknown and the ends as competing causes: "
            + "F(h) = sum over t_j <= h of S(t_j-) c_j / n_j",
        ],
        [
            "C. F. Manski: Partial Identification of Probability Distributions. Springer 2003, chapter 1",
            "O. O. Aalen, S. Johansen: An empirical transition matrix for non-homogeneous Markov chains based on censored observations. Scand. J. Statist. 5 (1978) 141-150",
        ]);
}
