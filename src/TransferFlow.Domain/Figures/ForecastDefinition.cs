namespace TransferFlow.Domain.Figures;

/// <summary>The definition of <see cref="Forecast"/> for people to read.</summary>
internal static class ForecastDefinition
{
    public static readonly FigureDefinition Text = new(
        1, new("预测", "Forecast"),
        new(
            "在途成果中，预计多少在期限内到达目标。在途a之后u内转化的概率由本行的累积发生率曲线给出；本行转化不足30项时用合计的曲线（pooled）。a+u为进入日到截至日加期限之间的"
            + "时长。此概率无从得知（S(a) = 0，或a+u超出观察期而届时尚未全部了结）的成果另计为undefined，不在预计之内。low、high为泊松二项分布的精确2.5%与97.5%分位数，"
            + "假定成果相互独立、将来如同过去，未计入曲线本身的误差。合计用合计的曲线，不必等于各行之和。回测：在截至日减期限那天，按当日结束时已到达的位置（knownAt，"
            + "写明在地址的 backTestKnownAt 中）所知会作出的预测（knowledge 为 then），与其中被预测的成果到截至日、以现在所知计为 converted 的项数（converted，不论在何行）对比。那时尚未报来的转化，"
            + "当时看来仍在途，后来计为转化。那时还没有记录，则以现在所知把日志截至那天（retrospective）：后来才报来的记录也在其中，因此不是当时真正能作出的预测。",
            "How many of the results in flight are to reach the target within a horizon. The chance to convert within u after having been in "
            + "flight for a comes from the row's own curve of cumulative incidence, or from the total's (pooled) where the row has fewer than 30 "
            + "conversions; a + u is the time from the entry to the date asOf + u. Results whose chance cannot be told, because S(a) = 0, or "
            + "because a + u lies beyond all follow-up while not everything is decided by then, are counted apart as undefined and are not in the "
            + "expectation. low and high are the exact 2.5 % and 97.5 % points of the Poisson-binomial distribution: they take results as "
            + "independent and the future as the past, and leave out the error of the curve itself. The total rests on the total's curve and need "
            + "not be the sum of the rows. Back-test: the forecast made on the day asOf less the horizon by what was known at the position reached at the end of "
            + "that day (knowledge: then; knownAt, pinned in the address as backTestKnownAt), against how many of the results in it are converted by asOf as it "
            + "is known now, in whichever row. A conversion that had not been reported seemed in flight then and counts as converted. Where nothing was on "
            + "record then, the log as it is known now is cut at that day (retrospective): facts that were reported late are in it, so it is not the "
            + "forecast that could have been made."),
        [
            "p = (F(a + u) - F(a)) / S(a), F and S as in stage-conversion",
            "expected = sum of p",
            "low, high = least k with P(X <= k) >= 0.025, 0.975 (less 1e-12), X = the number of successes in independent trials with these p",
            "inside: low <= converted <= high",
        ],
        [
            "O. O. Aalen, S. Johansen: An empirical transition matrix for non-homogeneous Markov chains based on censored observations. Scand. J. "
            + "Statist. 5 (1978) 141-150",
            "Y. H. Wang: On the number of successes in independent trials. Statistica Sinica 3 (1993) 295-312",
            "Y. Hong: On computing the distribution function for the Poisson binomial distribution. Comput. Stat. Data Anal. 59 (2013) 41-51",
        ]);
}
