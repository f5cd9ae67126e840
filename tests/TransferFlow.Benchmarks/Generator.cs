using System.Globalization;
using System.Text;

namespace TransferFlow.Benchmarks;

/// <summary>
/// Makes a stage log of national scale from a fixed seed: the same arguments give the same bytes. Results of all provinces go through the stages with
/// skips, returns, moves, deals and ends; their facts come interleaved by date, and one in twenty comes late.
/// </summary>
internal sealed class Generator(ulong seed)
{
    private static readonly string[] Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65",
    ];

    private static readonly string[] Fields = ["electronics-information", "new-materials", "agriculture", "environment", "new-energy"];
    private static readonly string[] StageCodes = ["research", "concept-validation", "pilot", "commercialization"];
    private static readonly DateOnly First = new(2005, 1, 1);
    private static readonly DateOnly Last = new(2026, 6, 30);

    private ulong state = seed;

    /// <summary>Writes at least so many facts, registrations included, and tells how many.</summary>
    public int Write(string path, int facts)
    {
        var rows = new List<(DateOnly Day, string Row)>(facts + 20);
        for (var result = 1; rows.Count < facts; result++) AddResult(rows, result);
        var late = rows.Where((_, i) => i % 20 == 7).ToList();
        var onTime = rows.Where((_, i) => i % 20 != 7).OrderBy(row => row.Day);
        using var text = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);
        text.WriteLine(
            "result,event,occurred_on,owner,stage,organisation,region,title,field,origin_region,form,contract_no,amount,currency,"
            + "destination_region,reason");
        foreach (var (_, row) in onTime.Concat(late)) text.WriteLine(row);
        return rows.Count;
    }

    private void AddResult(List<(DateOnly Day, string Row)> rows, int result)
    {
        var owner = $"bench-owner-{Next(2_000)}";
        var origin = Region();
        var day = First.AddDays(Next(7_300));
        void Add(string code, string rest) =>
            rows.Add((day, string.Create(CultureInfo.InvariantCulture, $"B{result},{code},{day:yyyy-MM-dd},{owner},{rest}")));

        Add("registered", $",,,Benchmark result {result},{Fields[Next(Fields.Length)]},{origin},,,,,,");
        var stage = Next(10) < 7 ? 0 : 1;
        var region = origin;
        for (var step = 0; step < 8; step++)
        {
            if (Next(4) == 0) region = Region();
            Add("stage-entered", $"{StageCodes[stage]},bench-site-{Next(5_000)},{region},,,,,,,,,");
            if (!Later(ref day, 700)) return;
            var fate = Next(100);
            if (fate < 9)
            {
                Add(fate < 6 ? "terminated" : fate < 8 ? "withdrawn" : "superseded", ",,,,,,,,,,,");
                return;
            }

            if (fate < 40) Add("stage-passed", $"{StageCodes[stage]},,,,,,,,,,,");
            if (stage == 3)
            {
                Add("deal-signed", $",,,,,,licence,C-{result}-{step},{1_000 * (1 + Next(900))},CNY,{(Next(5) == 0 ? Region() : origin)},");
                return;
            }

            day = day.AddDays(1);
            stage = fate > 95 && stage > 0 ? stage - 1 : Math.Min(3, stage + (fate > 88 ? 2 : 1));
        }
    }

    private bool Later(ref DateOnly day, int most)
    {
        day = day.AddDays(20 + Next(most));
        return day <= Last && Next(8) != 0;
    }

    private string Region() => Provinces[Next(Provinces.Length)] + "0000";

    /// <summary>A whole number from 0, below the bound (splitmix64; Steele, Lea and Flood, OOPSLA 2014).</summary>
    private int Next(int bound)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)bound);
    }
}
