using System.Text.Json;
using TransferFlow.Domain.Figures.Estimators;
using Xunit.Abstractions;

namespace TransferFlow.Domain.Tests.Estimators;

/// <summary>
/// Compares with a folder of data sets and answers from elsewhere, if the environment variable TRANSFERFLOW_SURVIVAL_DATA names one:
/// <c>NAME.csv</c> with the columns id, time, status or cause (0 for censored) and group; <c>NAME.km.json</c> or <c>NAME.aj.json</c> with the
/// answers by group.
/// </summary>
public sealed class ReferenceFolderTests(ITestOutputHelper output)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("TRANSFERFLOW_SURVIVAL_DATA");

    private readonly SortedDictionary<string, double> deviations = [];

    [Fact]
    public void Survival_agrees_with_the_answers_in_the_reference_folder() => ForEachGroup("km", (cohort, answer) =>
    {
        var curve = new KaplanMeier(cohort);
        foreach (var (field, p) in new[] { ("q25", 0.25), ("median", 0.5), ("q75", 0.75) })
            curve.Quantile(p).Elapsed.ShouldBe((int?)Number(answer, field));
        curve.Quantile(0.5).Low.ShouldBe((int?)Number(answer, "median_lcl_loglog"));
        curve.Quantile(0.5).High.ShouldBe((int?)Number(answer, "median_ucl_loglog"));
        foreach (var horizon in answer.GetProperty("horizons").EnumerateArray())
        {
            var at = curve.At(horizon.GetProperty("t").GetInt32());
            var estimate = at.Estimate.ShouldNotBeNull();
            at.AtRisk.ShouldBe(horizon.GetProperty("n_risk").GetInt64());
            at.BeyondFollowUp.ShouldBe(horizon.GetProperty("beyond_last").GetBoolean());
            Near("survival", estimate.Probability, Number(horizon, "surv"), 1e-10);
            Compare(estimate.Probability, estimate.StandardError, estimate.Interval, horizon, "se", "loglog");
        }
    });

    [Fact]
    public void Incidence_agrees_with_the_answers_in_the_reference_folder() => ForEachGroup("aj", (cohort, answer) =>
    {
        foreach (var (cause, ofCause) in answer.EnumerateObject().Index())
        {
            var curve = new AalenJohansen(cohort, cause);
            foreach (var horizon in ofCause.Value.GetProperty("horizons").EnumerateArray())
            {
                var estimate = curve.At(horizon.GetProperty("t").GetInt32()).Estimate.ShouldNotBeNull();
                Near("incidence", estimate.Rate, Number(horizon, "cif"), 1e-10);
                Compare(estimate.Rate, estimate.StandardError, estimate.Interval, horizon, "se_greenwood", "cloglog");
            }
        }
    });

    private void ForEachGroup(string kind, Action<EventTable, JsonElement> compare)
    {
        if (Folder is null)
        {
            output.WriteLine("Passed over: TRANSFERFLOW_SURVIVAL_DATA names no folder.");
            return;
        }
        foreach (var file in Directory.GetFiles(Folder, $"*.{kind}.json").Order(StringComparer.Ordinal))
        {
            using var answers = JsonDocument.Parse(File.ReadAllText(file));
            var data = file.Replace($".{kind}.json", ".csv", StringComparison.Ordinal);
            var rows = File.ReadLines(data).Skip(1).Select(line => line.Split(',')).ToArray();
            foreach (var group in answers.RootElement.EnumerateObject().Where(g => g.Name == "ALL" || rows.Any(row => row[3] == g.Name)))
                compare(Cohort(rows.Where(row => group.Name == "ALL" || row[3] == group.Name)), group.Value);
            output.WriteLine($"{Path.GetFileName(file)}: {string.Join(", ", deviations.Select(d => $"{d.Key} {d.Value:e1}"))}");
            deviations.Clear();
        }
    }

    private static EventTable Cohort(IEnumerable<string[]> rows) =>
        EventTable.Of(2, rows.Select(row => new Observation(int.Parse(row[1]), row[2] == "0" ? null : int.Parse(row[2]) - 1)));

    private void Compare(double probability, double error, Interval? interval, JsonElement horizon, string se, string scale)
    {
        if (probability is 0 or 1)
        {
            (error, interval).ShouldBe((0, null));
            return;
        }
        Near("error", error, Number(horizon, se), 1e-7);
        Near("interval", interval.ShouldNotBeNull().Low, Number(horizon, $"lcl_{scale}"), 1e-7);
        Near("interval", interval.Value.High, Number(horizon, $"ucl_{scale}"), 1e-7);
    }

    private void Near(string what, double ours, double? theirs, double tolerance)
    {
        ours.ShouldBe(theirs.ShouldNotBeNull(), tolerance);
        deviations[what] = Math.Max(deviations.GetValueOrDefault(what), Math.Abs(ours - theirs.Value));
    }

    private static double? Number(JsonElement of, string field) =>
        of.GetProperty(field) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
