using TransferFlow.Domain.Figures.Estimators;
using static TransferFlow.Domain.Tests.Estimators.Cohorts;

namespace TransferFlow.Domain.Tests.Estimators;

/// <summary>Small data sets from the literature.</summary>
internal static class PublishedData
{
    /// <summary>
    /// Weeks of remission of 42 children with acute leukaemia, on 6-mercaptopurine or on placebo: E. J. Freireich and others, The effect of
    /// 6-mercaptopurine on the duration of steroid-induced remissions in acute leukemia, Blood 21 (1963), 699-716; tabulated by E. A. Gehan,
    /// Biometrika 52 (1965), 203-223. Cause 0: relapse.
    /// </summary>
    public static EventTable Remission(string treatment)
    {
        Observation[] drug =
        [
            .. Ended(0, 6, 6, 6, 7, 10, 13, 16, 22, 23),
            .. InFlight(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
        ];
        Observation[] placebo = [.. Ended(0, 1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)];
        return treatment switch
        {
            "6-MP" => drug.Table(causes: 1),
            "placebo" => placebo.Table(causes: 1),
            _ => drug.Concat(placebo).Table(causes: 1),
        };
    }

    /// <summary>
    /// Days from operation of 205 patients with malignant melanoma at Odense 1962-1977: K. T. Drzewiecki and P. K. Andersen, Survival with
    /// malignant melanoma, Cancer 49 (1982), 2414-2419; tabulated in Andersen, Borgan, Gill and Keiding, Statistical Models Based on Counting
    /// Processes (1993). Cause 0: death from melanoma; 1: from another cause.
    /// </summary>
    public static EventTable Melanoma() => EventTable.Of(2,
    [
        .. Ended(
            0, 185, 204, 210, 232, 279, 295, 386, 426, 469, 529, 621, 629, 659, 667, 718, 752, 779, 793, 817, 833, 858, 869, 872, 967, 977, 982, 1041,
            1055, 1062, 1075, 1156, 1228, 1252, 1271, 1312, 1435, 1506, 1516, 1548, 1560, 1584, 1621, 1667, 1690, 1726, 1933, 2061, 2062, 2103, 2108,
            2256, 2388, 2467, 2565, 2782, 3042, 3338),
        .. Ended(1, 10, 30, 99, 232, 355, 493, 826, 1427, 1525, 1860, 2085, 3154, 3182, 3458),
        .. InFlight(
            35, 1499, 1508, 1510, 1512, 1542, 1557, 1563, 1605, 1627, 1634, 1641, 1641, 1648, 1652, 1654, 1654, 1678, 1685, 1710, 1710, 1745, 1762,
            1779, 1787, 1787, 1793, 1804, 1812, 1836, 1839, 1839, 1854, 1856, 1864, 1899, 1914, 1919, 1920, 1927, 1942, 1955, 1956, 1958, 1963, 1970,
            2005, 2007, 2011, 2024, 2028, 2038, 2056, 2059, 2075, 2102, 2104, 2112, 2150, 2156, 2165, 2209, 2227, 2227, 2264, 2339, 2361, 2387, 2403,
            2426, 2426, 2431, 2460, 2492, 2493, 2521, 2542, 2559, 2570, 2660, 2666, 2676, 2738, 2787, 2984, 3032, 3040, 3067, 3079, 3101, 3144, 3152,
            3180, 3185, 3199, 3228, 3229, 3278, 3297, 3328, 3330, 3383, 3384, 3385, 3388, 3402, 3441, 3459, 3459, 3476, 3523, 3667, 3695, 3695, 3776,
            3776, 3830, 3856, 3872, 3909, 3968, 4001, 4103, 4119, 4124, 4207, 4310, 4390, 4479, 4492, 4668, 4688, 4926, 5565),
    ]);
}
