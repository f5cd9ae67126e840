using System.Text.Json;
using TransferFlow.Domain.Figures;
using static TransferFlow.Domain.Tests.Figures.OracleAgreement;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Compares reporting lags with the oracle's movements; its estimate counts anew for every factor.</summary>
internal static class OracleLags
{
    public static void Check(JsonElement answer, FigureRequest request, List<OracleMovement> movements, DateOnly? recordedUntil)
    {
        var old = Backfills(movements);
        var chosen = movements.Where(movement => movement.Row is not null && !(request.CohortFrom > movement.On) && !(request.CohortTo < movement.On)).ToList();
        Rows(answer, request, chosen, movement => movement.Row!, (row, all) =>
        {
            var facts = all.Where(movement => !old.Contains(ImportOf(movement))).ToList();
            row.GetProperty("facts").GetInt64().ShouldBe(facts.Count);
            row.GetProperty("backfills").GetInt64().ShouldBe(all.Count - facts.Count);
            double G(int lag) => ShareOf(lag, facts, recordedUntil);
            foreach (var quantile in row.GetProperty("quantiles").EnumerateArray())
            {
                var p = double.Parse(quantile.GetProperty("at").GetString()!);
                var expected = facts.Select(Lag).Order().Select(lag => (int?)lag).FirstOrDefault(lag => G(lag!.Value) >= p - 1e-10);
                Near(quantile, "days", expected);
            }

            foreach (var month in row.GetProperty("months").EnumerateArray()) Month(month, request, facts, recordedUntil, G);
        });
    }

    private static void Month(JsonElement month, FigureRequest request, List<OracleMovement> facts, DateOnly? recordedUntil, Func<int, double> share)
    {
        var begins = DateOnly.ParseExact(month.GetProperty("month").GetString() + "-01", "yyyy-MM-dd");
        var last = new[] { begins.AddMonths(1).AddDays(-1), request.AsOf, request.CohortTo ?? DateOnly.MaxValue }.Min();
        var here = facts.Where(fact => fact.On >= begins && fact.On <= last).ToList();
        month.GetProperty("observed").GetInt64().ShouldBe(here.Count);
        var first = request.CohortFrom > begins ? request.CohortFrom.Value : begins;
        int Age(DateOnly day) => recordedUntil < day ? 0 : recordedUntil!.Value.DayNumber - day.DayNumber;
        double? reported = facts.Count == 0 ? null : recordedUntil < first ? 0 : share(Age(last));
        Near(month, "reported", reported);
        if (!(reported > 0)) month.GetProperty("corrected").ValueKind.ShouldBe(JsonValueKind.Null);
        else month.GetProperty("corrected").GetDouble().ShouldBe(here.Sum(fact => 1 / share(Age(fact.On))), 1e-6);
    }

    /// <summary>The imports whose middle fact, the earlier of two, came later than a year.</summary>
    private static List<string?> Backfills(IEnumerable<OracleMovement> movements) =>
    [
        .. from movement in movements
           where movement.Recording.Import is not null
           group Lag(movement) by ImportOf(movement) into lags
           where lags.Order().ElementAt((lags.Count() - 1) / 2) > 366
           select lags.Key,
    ];

    private static string? ImportOf(OracleMovement movement) =>
        movement.Recording.Import is null ? null : $"{movement.Recording.Import} by {movement.Recording.Organisation} on {movement.Recording.On}";

    private static int Lag(OracleMovement movement) => Math.Max(0, movement.Recording.On.DayNumber - movement.On.DayNumber);

    private static double ShareOf(int lag, List<OracleMovement> facts, DateOnly? recordedUntil)
    {
        if (facts.All(fact => Lag(fact) > lag)) return 0;
        int Limit(OracleMovement fact) => Math.Max(Lag(fact), recordedUntil!.Value.DayNumber - fact.On.DayNumber);
        return facts.Select(Lag).Where(u => u > lag).Distinct()
            .Aggregate(1.0, (share, u) => share * (1 - facts.Count(fact => Lag(fact) == u) / (double)facts.Count(fact => Lag(fact) <= u && Limit(fact) >= u)));
    }
}
