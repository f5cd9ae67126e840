using System.Text.Json;

namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class Every_page_of_an_administrator(Chromium chromium)
{
    private static readonly string axe = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vendor", "axe-core", "axe.min.js"));

    private static readonly string[] paths =
    [
        "/people", "/people?q=nobody", "/people/new", "/people/nobody", "person", "erasure", "password", "refusal", "/keys", "/keys/new", "/organisations",
        "/organisations?q=nothing", "/organisations/new", "/organisations/demo-univ-bj-01", "/sites", "/sites/new", "/sites/demo-lab-bj-01", "/code-lists", "/code-lists/fields",
        "/code-lists/trl", "/code-lists/fields/new", "/code-lists/fields/aerospace/end", "/acts", "/acts?about=nothing",
    ];

    public static IEnumerable<object[]> Pages => paths.SelectMany(_ => new[] { "zh-CN", "en" }, (path, language) => new object[] { path, language });

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Has_nothing_that_axe_objects_to_and_fits_a_telephone(string path, string language)
    {
        await using var window = await chromium.OpenAsync(language, 390, part: "demo-administrator");
        await OpenAsync(window, path);
        (await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(390);
        await PictureAsync(window, $"{path}.{language}.390");
        await window.Page.SetViewportSizeAsync(1280, 900);
        await PictureAsync(window, $"{path}.{language}.1280");

        await window.Page.EvaluateAsync(axe);
        var violations = await window.Page.EvaluateAsync<JsonElement>("axe.run().then(found => found.violations.map(violation => violation.id + ': ' + violation.nodes.map(node => node.target).join(' ')))");

        violations.EnumerateArray().Select(violation => violation.GetString()).ShouldBeEmpty();
    }

    private static Task OpenAsync(Window window, string path) => path switch
    {
        "person" => PersonAsync(window),
        "erasure" => ErasureAsync(window),
        "password" => CreateAsync(window, $"u{Guid.NewGuid():N}"),
        "refusal" => CreateAsync(window, $"u{Guid.NewGuid():N}", "nobody"),
        _ => window.GoAsync(path),
    };

    private static async Task CreateAsync(Window window, string userName, string? organisation = null)
    {
        await window.GoAsync("/people/new");
        await window.Page.FillAsync("[name=userName]", userName);
        await window.Page.SelectOptionAsync("[name=role]", organisation is null ? "auditor" : "incubator");
        await window.Page.FillAsync("[name=organisation]", organisation ?? "");
        await window.ClickAsync("main form button[type=submit]");
    }

    private static async Task PersonAsync(Window window)
    {
        await CreateAsync(window, $"u{Guid.NewGuid():N}");
        await window.ClickAsync(".secret-page a.button");
    }

    private static async Task ErasureAsync(Window window)
    {
        await PersonAsync(window);
        await window.GoAsync($"{new Uri(window.Page.Url).AbsolutePath}/erasure");
    }

    private static async Task PictureAsync(Window window, string name)
    {
        if (Environment.GetEnvironmentVariable("ADMIN_PICTURES") is not { } folder) return;
        await window.Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, name.Replace('/', '_').Replace('?', '_') + ".png") });
    }
}
