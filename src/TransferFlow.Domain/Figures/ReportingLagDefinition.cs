namespace TransferFlow.Domain.Figures;

/// <summary>The definition of <see cref="ReportingLag"/> for people to read.</summary>
internal static class ReportingLagDefinition
{
    public static readonly FigureDefinition Text = new(
        1, new("填报时滞", "Reporting lag"),
        new(
            "窗口内发生的进入阶段、通过验收、签订合同和结束，从发生日到（中国日期）记录日相隔几天；早一天记录的计为0。近期发生的事实只有填报快的才看得到（右截断），"
            + "故按逆时乘积限估计 G(t)，截断日为该数据位置之前最新一条记录的日期，而非截至日。G 只就可能观察到的最长时滞以内而言，更晚的无从得知。"
            + "各月：observed 为已见件数；reported 为该月最后一日（月末、截至日、窗口止日、最新记录日中最早者）在其日龄上的 G，即该月填报率的下限，最新记录之后的月份为0；"
            + "corrected 为逐日 observed/G(日龄) 之和，G 为0时为空。"
            + "补录：一次导入（同一机构同日以同一文件名导入的）中，截至日以前发生、经 field、owner、site 筛选后的上述事实（不论在何行、何窗口、within 之内外）有一半以上晚于"
            + "366天才记录的，是旧台账，其全部事实另计，不参与估计。按年度上报的机构，一年的事实在次年上半年报来，一半以上不超过366天，不算补录；旧台账近一年的部分与其余部分"
            + "是同一次录入带来的，同样不反映填报快慢，故整批排除。代价是整批迟报一年以上的上报也被排除，corrected 不含它们；不是旧台账的导入中个别晚于366天的仍计入。",
            "How many days lie between the day on which entries, acceptances, signings of deals and ends in the window occurred and that, in China, on which they "
            + "were recorded; recorded a day ahead is 0. Of what occurred lately only what is reported fast has been seen (right truncation), so G(t) is the "
            + "reverse-time product-limit estimate, truncated at the day of the newest record known at the position, which is not asOf. It is the distribution "
            + "among lags up to the longest that could be seen; of longer ones nothing is known. By month: observed; reported, G at the age of the month's last "
            + "day that counts (its end, asOf, the end of the window or the newest record, whichever comes first), which is the least share of the month that has "
            + "come in, and 0 for a month after the newest record; corrected, the sum over days of observed / G(age), null where G is 0. "
            + "Backfills: an import, which is what one organisation imported on one day under one file name, is the record of an old log if more than half of "
            + "these facts in it were recorded more than 366 days after they occurred, those that occurred by asOf and that the filters by field, owner and site "
            + "let in, in whatever row or window, inside of within or not. All its facts are counted apart and left out. Who reports once a year brings a "
            + "year in the first half of the next, and more than half of it within 366 days: no backfill. What an old log holds of its last year came by "
            + "the same act as the rest and says as little about how fast one reports, so it goes as a whole. The price is that a report that is late by a year "
            + "as a whole is left out too, and corrected does not hold it; single facts later than 366 days of any other import stay in."),
        [
            "G(t) = prod over u > t of (1 - d_u / n_u), d_u with lag u, n_u with lag <= u <= days from occurrence to the newest record",
            "corrected = sum over the days of the month of observed / G(days to the newest record)",
            "backfill: an import of n of these facts, l of them with a lag > 366 days, and 2 l > n",
            "quantile p = least t with G(t) >= p - 1e-12",
        ],
        [
            "S. W. Lagakos, L. M. Barraj, V. De Gruttola: Nonparametric analysis of truncated survival data, with application to AIDS. Biometrika 75 (1988) 515-523",
            "J. D. Kalbfleisch, J. F. Lawless: Inference based on retrospective ascertainment. JASA 84 (1989) 360-372",
        ]);
}
