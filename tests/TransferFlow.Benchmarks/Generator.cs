using System.Globalization;
using System.Text;

namespace TransferFlow.Benchmarks;

/// <summary>
/// Makes a stage log of national scale from a fixed seed: the same arguments give the same bytes. It is made up, but of the shape that such a log has: results
/// come from all provinces, most from the three centres; they skip stages, return, move and go to where their centre goes; sites hand them over, often in vain;
/// deals are amended and cancelled; and one fact in twenty is reported late. What is corrected of it comes after it: see <see cref="Corrector"/>.
/// </summary>
/// <param name="prefix">Begins the numbers of all results, so that several logs tell of different ones.</param>
internal sealed class Generator(ulong seed, string prefix = "B")
{
    private const string Columns =
        "result,event,occurred_on,owner,stage,organisation,region,title,field,origin_region,to_stage,to_region,handover,form,contract_no,amount,currency,"
        + "destination_region,reason";

    /// <summary>Provinces and the weight with which results come from them.</summary>
    private static readonly (string Code, int Weight)[] Origins =
    [
        ("11", 170), ("12", 35), ("13", 35), ("14", 12), ("15", 8), ("21", 30), ("22", 15), ("23", 18), ("31", 110), ("32", 95), ("33", 75), ("34", 45),
        ("35", 22), ("36", 14), ("37", 55), ("41", 26), ("42", 48), ("43", 30), ("44", 105), ("45", 12), ("46", 4), ("50", 24), ("51", 45), ("52", 9),
        ("53", 11), ("54", 1), ("61", 42), ("62", 11), ("63", 3), ("64", 4), ("65", 8), ("71", 1), ("81", 14), ("82", 4),
    ];

    /// <summary>Where a result goes that leaves its province, as each centre divides the work.</summary>
    private static readonly Dictionary<string, string[]> Neighbours = new()
    {
        ["11"] = ["13", "13", "12"], ["12"] = ["13", "13", "11"], ["13"] = ["12", "11"], ["31"] = ["32", "32", "33", "34"], ["32"] = ["33", "34"],
        ["33"] = ["32", "34"], ["81"] = ["44", "44", "82"], ["82"] = ["44"], ["44"] = ["44", "81"],
    };

    private static readonly string[] Fields = ["electronics-information", "new-materials", "agriculture", "environment", "new-energy"];
    private static readonly string[] StageCodes = ["research", "concept-validation", "pilot", "commercialization"];
    private static readonly DateOnly First = new(2005, 1, 1);
    private static readonly DateOnly Last = new(2026, 6, 30);
    private static readonly int WeightInAll = Origins.Sum(origin => origin.Weight);

    private ulong state = seed;

    /// <summary>Writes at least so many facts, registrations included, and tells how many.</summary>
    public int Write(string path, int facts)
    {
        var rows = new List<(DateOnly Day, string Row)>(facts + 40);
        for (var result = 1; rows.Count < facts; result++) AddResult(rows, result);
        var late = rows.Where((_, i) => i % 20 == 7).ToList();
        var onTime = rows.Where((_, i) => i % 20 != 7).OrderBy(row => row.Day);
        using var text = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);
        text.WriteLine(Columns);
        foreach (var (_, row) in onTime.Concat(late)) text.WriteLine(row);
        return rows.Count;
    }

    private void AddResult(List<(DateOnly Day, string Row)> rows, int result)
    {
        var owner = $"bench-owner-{Skewed(2_000)}";
        var origin = Origin();
        var day = First.AddDays(Next(7_300));
        void Add(string code, string rest) =>
            rows.Add((day, string.Create(CultureInfo.InvariantCulture, $"{prefix}{result},{code},{day:yyyy-MM-dd},{owner},{rest}")));

        Add("registered", $",,,Benchmark result {result},{Fields[Skewed(Fields.Length)]},{origin},,,,,,,,,");
        var stage = Next(10) < 6 ? 0 : 1;
        var (region, place) = (origin, "");
        for (var step = 0; step < 9; step++)
        {
            place = Place(region, place);
            Add("stage-entered", $"{StageCodes[stage]},{place},{region},,,,,,,,,,,,");
            if (!Later(ref day, stage)) return;
            var fate = Next(100);
            if (fate < 9)
            {
                Add(fate < 6 ? "terminated" : fate < 8 ? "withdrawn" : "superseded", ",,,,,,,,,,,,,,");
                return;
            }

            if (fate < 55) Add("stage-passed", $"{StageCodes[stage]},,,,,,,,,,,,,,");
            if (stage == 3)
            {
                AddDeals(Add, ref day, result, region);
                return;
            }

            var next = fate > 95 && stage > 0 ? stage - 1 : fate > 91 ? stage : Math.Min(3, stage + (fate > 83 ? 2 : 1));
            var to = Next(10) < 3 ? Neighbour(region) : region;
            if (to != region && !HandOver(Add, ref day, StageCodes[next], to, $"H{result}-{step}")) to = region;
            day = day.AddDays(1);
            if (day > Last) return;
            (stage, region) = (next, to);
        }
    }

    /// <summary>Offers the result across a border; one offer in four is declined or runs out.</summary>
    private bool HandOver(Action<string, string> add, ref DateOnly day, string stage, string to, string handover)
    {
        add("handover-offered", $",,,,,,{stage},{to},{handover},,,,,,");
        day = day.AddDays(3 + Next(90));
        if (day > Last) return false;
        var fate = Next(20);
        add(fate < 15 ? "handover-accepted" : fate < 18 ? "handover-declined" : "handover-expired", $",,,,,,,,{handover},,,,,,");
        return fate < 15;
    }

    private void AddDeals(Action<string, string> add, ref DateOnly day, int result, string region)
    {
        var destination = Next(20) switch { 0 => "SG", < 6 => Origin(), < 8 => "", _ => region };
        string Terms() => $",,,,,,,,,licence,C-{result},{(Next(10) == 0 ? "," : $"{1_000 * (1 + Skewed(90_000))},CNY")},{destination},";
        add("deal-signed", Terms());
        day = day.AddDays(30 + Next(300));
        if (day > Last) return;
        var fate = Next(30);
        if (fate == 0) add("deal-amended", Terms());
        if (fate == 1) add("deal-cancelled", $",,,,,,,,,,C-{result},,,,");
    }

    /// <summary>Research takes longest; in every stage most take months and some take years. One in eight is never heard of again.</summary>
    private bool Later(ref DateOnly day, int stage)
    {
        var most = stage switch { 0 => 900, 1 => 500, 2 => 700, _ => 600 };
        day = day.AddDays(20 + Skewed(most) + Skewed(most));
        return day <= Last && Next(8) != 0;
    }

    private string Origin()
    {
        var at = Next(WeightInAll);
        foreach (var (code, weight) in Origins)
        {
            if (at < weight) return code + "0000";
            at -= weight;
        }

        throw new InvalidOperationException("The weights sum to more than they are.");
    }

    /// <summary>A place in a region other than the last one: to enter a stage again where one is in it already would say nothing.</summary>
    private string Place(string region, string last)
    {
        var number = Skewed(200);
        return $"bench-site-{region[..2]}-{number}" is var place && place != last ? place : $"bench-site-{region[..2]}-{number + 1}";
    }

    private string Neighbour(string region) =>
        Neighbours.TryGetValue(region[..2], out var near) && Next(4) != 0 ? near[Next(near.Length)] + "0000" : Origin();

    /// <summary>A whole number from 0, below the bound, small ones more often.</summary>
    private int Skewed(int bound) => (int)((long)Next(bound) * Next(bound) / bound);

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
