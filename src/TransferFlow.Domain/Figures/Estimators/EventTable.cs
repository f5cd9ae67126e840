using System.Runtime.InteropServices;

namespace TransferFlow.Domain.Figures.Estimators;

/// <summary>One member of a cohort: for how long it was observed, and what ended the observation.</summary>
/// <param name="Elapsed">The key of the elapsed time, 0 or more.</param>
/// <param name="Cause">The number of the cause, from 0; null if it is still under way (censored).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Observation(int Elapsed, int? Cause);

/// <summary>
/// The event table of one cohort: at each elapsed time at which something was observed, how many were at risk, how many ended by each cause and how
/// many were censored. It consists of integers, so that it does not depend on the order of the observations, and adds up exactly over groups and
/// databases.
/// </summary>
/// <remarks>
/// At equal times ends come before censorings and all causes come together: whoever is censored at a time is still at risk at it.
/// </remarks>
public sealed class EventTable
{
    private readonly int[] elapsed;
    private readonly int[] counts;
    private readonly long[] ended;
    private readonly long[] atRisk;

    private EventTable(int causes, int[] elapsed, int[] counts)
    {
        (Causes, this.elapsed, this.counts) = (causes, elapsed, counts);
        ended = new long[elapsed.Length];
        atRisk = new long[elapsed.Length + 1];
        for (var step = elapsed.Length - 1; step >= 0; step--)
        {
            var row = counts.AsSpan(step * (causes + 1), causes + 1);
            for (var cause = 0; cause < causes; cause++)
                ended[step] += row[cause];
            atRisk[step] = atRisk[step + 1] + ended[step] + row[causes];
        }
    }

    /// <summary>How many causes of an end are told apart.</summary>
    public int Causes { get; }

    /// <summary>How many distinct elapsed times there are; they are numbered from 0 in ascending order.</summary>
    public int Steps => elapsed.Length;

    /// <summary>The size of the cohort.</summary>
    public long Size => atRisk[0];

    /// <summary>The table of observations in any order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An elapsed time is negative, or a cause does not lie in [0, <paramref name="causes"/>).
    /// </exception>
    public static EventTable Of(int causes, IEnumerable<Observation> observations)
    {
        var rows = new SortedDictionary<int, int[]>();
        foreach (var (time, cause) in observations)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(time, nameof(observations));
            ArgumentOutOfRangeException.ThrowIfNegative(cause ?? 0, nameof(observations));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cause ?? 0, causes, nameof(observations));
            if (!rows.TryGetValue(time, out var row))
                rows.Add(time, row = new int[causes + 1]);
            row[cause ?? causes]++;
        }
        return OfRows(causes, rows);
    }

    /// <summary>The table of a histogram over consecutive elapsed times from 0.</summary>
    /// <param name="causes">How many causes are told apart.</param>
    /// <param name="histogram">Cause by cause, the censored last, each a run of counts by elapsed time; all runs have the same length.</param>
    /// <exception cref="ArgumentException">The histogram does not divide into that many runs.</exception>
    public static EventTable OfHistogram(int causes, ReadOnlySpan<int> histogram)
    {
        var columns = causes + 1;
        if (histogram.Length % columns != 0)
            throw new ArgumentException($"{histogram.Length} counts are not {columns} runs of one length.", nameof(histogram));
        var width = histogram.Length / columns;
        var times = TimesSeen(histogram, width);
        var rows = new int[times.Length * columns];
        for (var column = 0; column < columns; column++)
        {
            var run = histogram.Slice(column * width, width);
            for (var step = 0; step < times.Length; step++)
                rows[step * columns + column] = run[times[step]];
        }
        return new(causes, times, rows);
    }

    /// <summary>The table of rows of counts, cause by cause and the censored last, by ascending elapsed time.</summary>
    public static EventTable OfRows(int causes, SortedDictionary<int, int[]> rows) =>
        new(causes, [.. rows.Keys], [.. rows.Values.SelectMany(row => row)]);

    /// <summary>The elapsed time of a step.</summary>
    public int Elapsed(int step) => elapsed[step];

    /// <summary>How many ended at a step by a cause (c).</summary>
    public long Ends(int step, int cause) => counts[step * (Causes + 1) + cause];

    /// <summary>How many ended at a step by any cause (d).</summary>
    public long Ended(int step) => ended[step];

    /// <summary>How many were observed up to a step at least (n).</summary>
    public long AtRisk(int step) => atRisk[step];

    /// <summary>How many were observed for at least the given time.</summary>
    public long AtRiskAt(int time)
    {
        var found = Array.BinarySearch(elapsed, time);
        return atRisk[found < 0 ? ~found : found];
    }

    /// <summary>How many steps lie at or before the given time.</summary>
    public int StepsUpTo(int time)
    {
        var found = Array.BinarySearch(elapsed, time);
        return found < 0 ? ~found : found + 1;
    }

    /// <summary>Whether the given time lies after every observation, so that nothing was observed there; true of an empty cohort.</summary>
    public bool IsBeyondFollowUp(int time) => Steps == 0 || time > elapsed[^1];

    private static int[] TimesSeen(ReadOnlySpan<int> histogram, int width)
    {
        // Run by run and not time by time, because that is the order in memory; a scan over all regions spends most of its time here.
        var seen = new int[width];
        for (var start = 0; start < histogram.Length; start += width)
        {
            var run = histogram.Slice(start, width);
            for (var time = 0; time < seen.Length; time++)
                seen[time] |= run[time];
        }
        var times = new int[width - seen.AsSpan().Count(0)];
        for (int time = 0, step = 0; step < times.Length; time++)
        {
            if (seen[time] != 0)
                times[step++] = time;
        }
        return times;
    }
}
