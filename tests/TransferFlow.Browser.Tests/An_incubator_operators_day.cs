using Microsoft.Playwright;

namespace TransferFlow.Tests.Browser;

/// <summary>A university and a pilot base, each in a window of its own.</summary>
[Collection(InTheBrowser.Name)]
public sealed class An_incubator_operators_day(Chromium chromium)
{
    [Fact]
    public async Task Leads_from_the_registration_through_a_handover_to_a_deal()
    {
        await using var owner = await chromium.OpenAsync("en", part: "demo-owner");
        await using var host = await chromium.OpenAsync("zh-CN", part: "demo-host");

        var result = await owner.RegisterAsync("DAY-01");
        await owner.LogAsync(
            "stage-entered", ("stage", "research"), ("site", "Demo Haidian Key Laboratory"), ("trl", "4"), ("occurred_on", "2026-03-02"));
        await owner.LogAsync("stage-passed", ("trl", "6"), ("occurred_on", "2026-06-30"));
        await owner.LogAsync(
            "handover-offered", ("to_stage", "pilot"), ("to_site", "示例保定中试基地"), ("handover", "DAY-01-H"), ("occurred_on", "2026-07-01"));
        (await owner.LoggedAsync()).ShouldContain("Demo Baoding Pilot Base");

        await AcceptInTheInboxAsync(host, "DAY-01");
        await host.ClickAsync(".notice-done a >> text=继续登记此成果");
        await EnterAndPassAsync(host);
        await AttachAsync(host);

        await owner.GoAsync(result);
        await owner.LogAsync(
            "deal-signed", ("contract_no", "C-2026-1"), ("form", "licence"), ("amount", "120.5"), ("amount_unit", "10000"),
            ("destination_region", "河北省"), ("counterparty", "P-0017"));
        (await owner.LoggedAsync()).ShouldContain("1,205,000 CNY");
        (await owner.Page.Locator("#log a").AllInnerTextsAsync()).ShouldContain("Amend deal C-2026-1");
    }

    [Fact]
    public async Task Amends_a_deal_beginning_with_its_present_terms_and_cancels_it_after_asking()
    {
        await using var owner = await chromium.OpenAsync("en", part: "demo-owner");
        await owner.RegisterAsync("DAY-02");
        await owner.LogAsync("deal-signed", ("contract_no", "C 1&2"), ("form", "licence"), ("amount", "50000"), ("occurred_on", "2026-04-01"));

        await owner.ClickAsync("#log a >> text=Amend deal C 1&2");
        (await owner.ValueAsync("amount")).ShouldBe("50000");
        (await owner.ValueAsync("form")).ShouldBe("licence");
        await owner.TypeAsync(("amount", "65000"), ("occurred_on", "2026-05-01"));
        await owner.SendAsync();
        (await owner.LoggedAsync()).ShouldContain("65,000 CNY");

        await owner.LogAsync("deal-cancelled", ("reason", "Not paid"), ("occurred_on", "2026-06-01"));
        await owner.ClickAsync("tf-form button >> text=Yes, log it");
        (await owner.LoggedAsync()).ShouldContain("Not paid");
        (await owner.Page.Locator("#log a >> text=Cancel deal").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Names_the_result_that_takes_anothers_place_by_its_number()
    {
        await using var owner = await chromium.OpenAsync("en", part: "demo-owner");
        var successor = await owner.RegisterAsync("DAY-03B");
        await owner.RegisterAsync("DAY-03A");

        await owner.LogAsync("superseded", ("superseded_by", "nowhere"), ("occurred_on", "2026-05-01"));
        (await owner.RefusedAsync()).ShouldContain("There is no result 'nowhere'");
        await owner.TypeAsync(("superseded_by", "DAY-03B"));
        await owner.SendAsync();
        await owner.ClickAsync("tf-form button >> text=Yes, log it");

        (await owner.LoggedAsync()).ShouldContain(successor.Split('/')[^1]);
    }

    [Fact]
    public async Task Declines_an_offer_and_no_longer_sees_its_result()
    {
        await using var owner = await chromium.OpenAsync("en", part: "demo-owner");
        await using var host = await chromium.OpenAsync("en", part: "demo-host");
        var result = await owner.RegisterAsync("DAY-04");
        await owner.LogAsync("handover-offered", ("to_stage", "pilot"), ("to_site", "demo-pilot-he-01"), ("occurred_on", "2026-07-01"));

        await host.GoAsync(result);
        (await host.Page.Locator("#log a").AllInnerTextsAsync()).ShouldAllBe(text => text.Contains("handover"));
        await host.LogAsync("handover-declined", ("reason", "No room this year"));

        host.Page.Url.ShouldEndWith("/inbox?declined=true");
        (await host.FetchAsync(result)).Status.ShouldBe(404);
        await owner.GoAsync("/inbox?tab=offered");
        (await owner.Page.Locator("tr:has-text('DAY-04')").InnerTextAsync()).ShouldContain("Declined");
    }

    private static async Task AcceptInTheInboxAsync(Window host, string number)
    {
        await host.GoAsync("/");
        await host.ClickAsync(".masthead nav a:has(.badge)");
        var row = host.Page.Locator($"tr:has-text('{number}')");
        await row.Locator("summary >> text=接受交接").ClickAsync();
        await row.Locator(".answer[open] input[type=date]").FillAsync("2026-07-10");
        await host.FollowAsync(_ => row.Locator(".answer[open] button").ClickAsync());

        (await host.LoggedAsync()).ShouldContain("交接接受");
        (await host.Page.Locator($"table tr:has-text('{number}')").CountAsync()).ShouldBe(0);
    }

    private static async Task EnterAndPassAsync(Window host)
    {
        await host.ClickAsync("#log a[href*='/log/stage-entered']");
        (await host.ValueAsync("stage")).ShouldBe("pilot");
        (await host.ValueAsync("site")).ShouldBe("demo-pilot-he-01");
        await host.TypeAsync(("occurred_on", "2026-07-20"));
        await host.SendAsync();
        await host.LogAsync("stage-passed", ("trl", "8"), ("occurred_on", "2026-10-20"));
        (await host.LoggedAsync()).ShouldContain("阶段验收");
    }

    private static async Task AttachAsync(Window host)
    {
        await host.ClickAsync(".notice-done a >> text=为此上传证据");
        await host.Page.SetInputFilesAsync("#f-file", new FilePayload { Name = "验收报告.txt", MimeType = "text/plain", Buffer = "验收通过。\n"u8.ToArray() });
        await host.TypeAsync(("occurred_on", "2026-10-20"));
        await host.SendAsync();

        (await host.Page.Locator("table.evidence tbody tr").InnerTextAsync()).ShouldContain("阶段验收 2026-10-20");
    }
}
