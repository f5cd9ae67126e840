using System.Text.Json;
using TransferFlow.Domain.Figures;
using static TransferFlow.Domain.Tests.Figures.OracleAgreement;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Compares flows by month with the oracle's movements.</summary>
internal static class OracleThroughput
{
    private static readonly string[] kinds = ["entries", "passes", "exits", "deals"];

    public static void Check(JsonElement answer, FigureRequest request, List<OracleMovement> movements)
    {
        var months = int.Parse(request.Option("months"));
        var begins = new DateOnly(request.AsOf.Year, request.AsOf.Month, 1).AddMonths(1 - months);
        // Where asOf ends a month, the month ends a year before too.
        var tomorrow = request.AsOf.AddDays(1);
        var yearBefore = tomorrow.Day == 1 ? tomorrow.AddYears(-1).AddDays(-1) : request.AsOf.AddYears(-1);
        var now = movements.Where(movement => movement.On >= begins && movement.On <= request.AsOf).ToList();
        var before = movements.Where(movement => movement.On >= begins.AddYears(-1) && movement.On <= yearBefore).ToList();
        // Where it was reported from does not matter for who reported twice.
        var reporters = now.Select(movement => movement.Recording.Organisation).Intersect(before.Select(movement => movement.Recording.Organisation)).Where(name => name != "").ToList();
        Rows(answer, request, [.. now.Concat(before).Distinct().Where(movement => movement.Row is not null)], movement => movement.Row!, (row, all) =>
        {
            var (here, then) = (now.Where(all.Contains).ToList(), before.Where(all.Contains).ToList());
            row.GetProperty("facts").GetInt64().ShouldBe(here.Count);
            foreach (var kind in kinds) row.GetProperty(kind).GetInt64().ShouldBe(here.Count(movement => movement.Kind == kind), kind);
            var listed = row.GetProperty("months").EnumerateArray().ToList();
            listed.Select(month => month.GetProperty("month").GetString()).ShouldBe(Enumerable.Range(0, months).Select(i => begins.AddMonths(i).ToString("yyyy-MM")));
            foreach (var month in listed)
            {
                foreach (var kind in kinds)
                    month.GetProperty(kind).GetInt64().ShouldBe(here.Count(movement => movement.Kind == kind && movement.On.ToString("yyyy-MM") == month.GetProperty("month").GetString()));
            }

            bool IsSame(OracleMovement movement) => reporters.Contains(movement.Recording.Organisation);
            row.GetProperty("reporters").GetInt64().ShouldBe(here.Concat(then).Where(IsSame).Select(movement => movement.Recording.Organisation).Distinct().Count());
            foreach (var growth in row.GetProperty("growth").EnumerateArray())
            {
                var kind = growth.GetProperty("of").GetString();
                growth.GetProperty("before").GetInt64().ShouldBe(then.Count(movement => movement.Kind == kind));
                var (sum, sumBefore) = (here.Count(movement => movement.Kind == kind && IsSame(movement)), then.Count(movement => movement.Kind == kind && IsSame(movement)));
                (growth.GetProperty("same").GetProperty("now").GetInt64(), growth.GetProperty("same").GetProperty("before").GetInt64()).ShouldBe((sum, sumBefore));
                Near(growth, "growth", sumBefore == 0 ? null : sum / (double)sumBefore - 1);
            }
        });
    }
}
