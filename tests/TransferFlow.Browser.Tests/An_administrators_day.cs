using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Playwright;

namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class An_administrators_day(Chromium chromium)
{
    private const string Own = "correct horse battery staple";

    [Fact]
    public async Task Begins_with_a_one_time_password_and_ends_with_an_operator_barred()
    {
        await using var site = await Site.StartAsync(withDemo: false);
        var (userName, first) = await site.MakeFirstAdministratorAsync();
        await using var office = await chromium.OpenAsync(site: site, part: null);
        await SignInAsync(office, userName, first);
        await ChooseOwnPasswordAsync(office, first);
        await office.GoAsync("/");
        office.Page.Url.ShouldEndWith("/people");

        await FillAsync(office, "/organisations/new", ("zh", "保定示范中试公司"), ("region", "130600"), ("id", "baoding"));
        await FillAsync(office, "/code-lists/site-kinds/new", ("code", "data-lab"), ("zh", "数据实验室"), ("en", "Data laboratory"), ("validFrom", "2026-01-01"), ("source", "示例办法"));
        await FillAsync(office, "/sites/new", ("zh", "保定数据实验室"), ("kind", "data-lab"), ("organisation", "baoding"), ("region", "130600"), ("id", "baoding-lab"));
        (await office.MainAsync()).ShouldContain("Done: site created.");
        await FillAsync(office, "/people/new", ("userName", "operator"), ("role", "incubator"), ("organisation", "baoding"));
        var password = await office.Page.InnerTextAsync("code.secret");
        office.Page.Url.ShouldEndWith("/people/new");

        await using var desk = await chromium.OpenAsync(site: site, part: null);
        await SignInAsync(desk, "operator", password);
        desk.Page.Url.ShouldEndWith("/account");
        await desk.GoAsync("/results");
        desk.Page.Url.ShouldEndWith("/account");
        await ChooseOwnPasswordAsync(desk, password);
        await desk.GoAsync("/results");
        desk.Page.Url.ShouldEndWith("/results");

        await FillAsync(desk, "/keys/new", ("note", "robot"), ("days", "30"));
        var key = await desk.Page.InnerTextAsync("code.secret");
        (await CallAsync(site, key)).ShouldBe(HttpStatusCode.OK);
        await desk.GoAsync("/keys");
        await desk.ClickAsync("table.keys button");
        (await desk.MainAsync()).ShouldContain("Revoked");
        (await CallAsync(site, key)).ShouldBe(HttpStatusCode.Unauthorized);

        await office.GoAsync("/people");
        await office.ClickAsync("table.people >> text=operator");
        await office.ClickAsync("text=Bar the account");
        (await office.MainAsync()).ShouldContain("Barred");
        await EndsAsync(desk);
        await SignInAsync(desk, "operator", Own);
        (await desk.MainAsync()).ShouldContain("the account is barred");
        await office.GoAsync("/acts");
        var record = await office.MainAsync();
        foreach (var act in new[] { "Organisation created", "Code added", "Site created", "Account created", "Key created", "Key revoked", "Account barred" })
            record.ShouldContain(act);
        record.ShouldNotContain(password);
    }

    [Fact]
    public async Task Shows_what_was_typed_and_what_is_wrong_beside_the_field()
    {
        await using var office = await chromium.OpenAsync(part: "demo-administrator");

        await FillAsync(office, "/organisations/new", ("zh", "某研究院"), ("region", "999999"));

        (await office.Page.InputValueAsync("[name=zh]")).ShouldBe("某研究院");
        (await office.Page.InputValueAsync("[name=region]")).ShouldBe("999999");
        var described = await office.Page.GetAttributeAsync("[name=region]", "aria-describedby");
        described.ShouldNotBeNull().ShouldContain("f-region-fault");
        (await office.Page.InnerTextAsync("#f-region-fault")).ShouldContain("999999");
        (await office.Page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("region");
    }

    [Fact]
    public async Task Erases_only_whom_the_user_name_was_typed_of()
    {
        await using var office = await chromium.OpenAsync(part: "demo-administrator");
        await FillAsync(office, "/people/new", ("userName", "leaver"), ("role", "auditor"), ("name", "离职者"));
        await office.ClickAsync("text=Go on");
        var person = new Uri(office.Page.Url).AbsolutePath;

        await FillAsync(office, $"{person}/erasure", ("confirmed", "someone"));
        (await office.MainAsync()).ShouldContain("This is not the account's user name.");
        await FillAsync(office, $"{person}/erasure", ("confirmed", "leaver"));

        var left = await office.MainAsync();
        left.ShouldContain("Done: personal data erased.");
        left.ShouldNotContain("离职者");
        left.ShouldNotContain("leaver");
    }

    [Fact]
    public async Task Keeps_secrets_out_of_addresses_and_caches()
    {
        await using var office = await chromium.OpenAsync(part: "demo-administrator");
        await office.GoAsync("/keys/new");
        await office.Page.FillAsync("[name=note]", "cache");

        var answer = await office.Page.RunAndWaitForResponseAsync(() => office.ClickAsync("main form button"), response => response.Request.Method == "POST");

        (await answer.HeaderValueAsync("cache-control")).ShouldNotBeNull().ShouldContain("no-store");
        var secret = await office.Page.InnerTextAsync("code.secret");
        secret.ShouldStartWith("tf_");
        office.Page.Url.ShouldNotContain("tf_");
        await office.GoAsync("/keys");
        (await office.Page.ContentAsync()).ShouldNotContain(secret);
    }

    [Fact]
    public async Task Is_no_business_of_others()
    {
        await using var window = await chromium.OpenAsync(part: "demo-owner");
        foreach (var path in new[] { "/people", "/people/new", "/organisations", "/sites", "/code-lists", "/acts" })
            (await window.Page.GotoAsync(path))!.Status.ShouldBe(403, path);
        (await window.Page.GotoAsync("/keys"))!.Status.ShouldBe(200);
    }

    private static async Task FillAsync(Window window, string path, params (string Name, string Value)[] fields)
    {
        await window.GoAsync(path);
        foreach (var (name, value) in fields)
        {
            var field = window.Page.Locator($"main [name={name}]");
            if (await field.EvaluateAsync<string>("field => field.tagName") == "SELECT") await field.SelectOptionAsync(value);
            else await field.FillAsync(value);
        }

        await window.ClickAsync("main form button[type=submit]");
    }

    private static async Task SignInAsync(Window window, string userName, string password)
    {
        await window.GoAsync("/sign-in");
        await window.Page.FillAsync("[name=userName]", userName);
        await window.Page.FillAsync("[name=password]", password);
        await window.FollowAsync(page => page.PressAsync("[name=password]", "Enter"));
    }

    private static async Task ChooseOwnPasswordAsync(Window window, string present)
    {
        await window.GoAsync("/account");
        await window.Page.FillAsync("[name=current]", present);
        await window.Page.FillAsync("[name=chosen]", Own);
        await window.Page.FillAsync("[name=again]", Own);
        await window.FollowAsync(page => page.PressAsync("[name=again]", "Enter"));
        (await window.MainAsync()).ShouldContain("The password is changed");
    }

    private static async Task<HttpStatusCode> CallAsync(Site site, string key)
    {
        using var program = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(site.Address), "/api/v1/code-lists/site-kinds"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await program.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task EndsAsync(Window window)
    {
        var began = Stopwatch.GetTimestamp();
        do
        {
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(15));
            await Task.Delay(500);
            await window.GoAsync("/results");
        }
        while (!window.Page.Url.Contains("/sign-in", StringComparison.Ordinal));
    }
}
