// Builds seeds/countries.csv from the npm package i18n-iso-countries (MIT). Run from the root of the repository: dotnet run seeds/build/countries.cs
using System.Diagnostics;
using System.Text;
using System.Text.Json;

const string Package = "i18n-iso-countries@7.14.0";
const string Target = "seeds/countries.csv";
var workshop = Directory.CreateTempSubdirectory("countries-").FullName;
Run("npm", "pack", "--silent", Package);
Run("tar", "xzf", Directory.GetFiles(workshop, "*.tgz")[0]);

var english = Names("en");
var chinese = Names("zh");
using (var output = new StreamWriter(Target, append: false, new UTF8Encoding(false)) { NewLine = "\n" })
{
    output.WriteLine("code,zh,en");
    foreach (var code in chinese.Keys.Where(IsAbroad).Order(StringComparer.Ordinal))
        output.WriteLine($"{code},{chinese[code]},{(code == "BQ" ? "Caribbean Netherlands" : InReadingOrder(english[code]))}");
}
Directory.Delete(workshop, recursive: true);

// The parts of China are GB/T 2260 regions; XK is not an ISO 3166-1 code.
static bool IsAbroad(string code) => code is not ("CN" or "HK" or "MO" or "TW" or "XK");

// "Moldova, Republic of" is a sorting form.
static string InReadingOrder(string name) => name.Split(", ") is [var last, var before] ? $"{before} {last}" : name;

Dictionary<string, string> Names(string language)
{
    var countries = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(workshop, "package/langs", $"{language}.json"))).RootElement.GetProperty("countries");
    return countries.EnumerateObject().ToDictionary(
        c => c.Name, c => (c.Value.ValueKind == JsonValueKind.Array ? c.Value[0] : c.Value).GetString()!, StringComparer.Ordinal);
}

void Run(string program, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = workshop, RedirectStandardOutput = true, UseShellExecute = false })!;
    process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
}
