using Microsoft.Playwright;

namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class Logging_by_form(Chromium chromium)
{
    [Fact]
    public async Task Names_what_was_logged_and_what_it_amounts_to()
    {
        await using var window = await OwnerAsync();
        await window.RegisterAsync("FORM-01");

        (await window.LoggedAsync()).ShouldContain("registration");
        await window.LogAsync("stage-entered", ("stage", "research"), ("region", "海淀区, Beijing"), ("occurred_on", "2026-03-02"));
        (await window.LoggedAsync()).ShouldContain("the first entry");
        await window.LogAsync("stage-entered", ("stage", "pilot"), ("site", "示例保定中试基地"), ("occurred_on", "2026-05-02"));

        (await window.LoggedAsync()).ShouldContain("an advance, skipping concept validation");
        (await window.LoggedAsync()).ShouldContain("Facts are never deleted");
        (await window.Page.Locator("table.visits tbody tr").CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Begins_with_the_stage_that_comes_next_and_says_what_each_would_be()
    {
        await using var window = await OwnerAsync("zh-CN");
        await window.RegisterAsync("FORM-02");
        await window.LogAsync("stage-entered", ("stage", "concept-validation"), ("region", "110108"));

        await window.ClickAsync("#log a[href*='/log/stage-entered']");

        (await window.ValueAsync("stage")).ShouldBe("pilot");
        var options = await window.Page.Locator("#f-stage option").AllInnerTextsAsync();
        options.ShouldBe(["研发（退回，属于返工）", "概念验证（转移：同一阶段，换到另一处）", "中试（推进到下一阶段）", "产业化（推进，跳过中试）"]);
    }

    [Fact]
    public async Task Shows_a_refused_date_at_its_field_with_everything_that_was_typed()
    {
        await using var window = await OwnerAsync();
        (string Field, string Text)[] typed =
            [("stage", "pilot"), ("region", "保定市"), ("trl", "5"), ("why", "as planned"), ("occurred_on", "2099-01-01")];
        await window.RegisterAsync("FORM-03");
        await window.ClickAsync("#log a[href*='/log/stage-entered']");
        await window.TypeAsync(typed);

        await window.ForceAsync();

        (await window.RefusedAsync()).ShouldContain("date-beyond-tomorrow");
        (await window.Page.Locator(".at-fault #f-occurred_on").GetAttributeAsync("aria-invalid")).ShouldBe("true");
        (await window.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("f-occurred_on");
        foreach (var (field, text) in typed) (await window.ValueAsync(field)).ShouldBe(text);

        await window.TypeAsync(("occurred_on", "2026-04-01"));
        await window.SendAsync();
        (await window.LoggedAsync()).ShouldContain("Baoding");
    }

    [Fact]
    public async Task Logs_a_double_click_once()
    {
        await using var window = await OwnerAsync();
        var result = await window.RegisterAsync("FORM-04");
        await window.ClickAsync("#log a[href*='/log/stage-entered']");
        await window.TypeAsync(("region", "110108"));

        await window.FollowAsync(page => page.DblClickAsync("tf-form button"));
        await window.Page.WaitForURLAsync("**/results/*?logged=2");

        await window.GoAsync(result);
        (await window.CountFactsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Tells_a_stale_tab_what_has_come_since_and_keeps_what_was_typed()
    {
        await using var window = await OwnerAsync();
        var result = await window.RegisterAsync("FORM-05");
        var stale = await window.Page.Context.NewPageAsync();
        await stale.GotoAsync($"{result}/log/stage-entered");
        await window.LogAsync("stage-entered", ("stage", "research"), ("region", "110108"), ("occurred_on", "2026-03-02"));

        await stale.SelectOptionAsync("#f-stage", "pilot");
        await stale.FillAsync("#f-region", "130600");
        await stale.ClickAsync("tf-form button");

        (await stale.Locator(".notice-trouble").InnerTextAsync()).ShouldContain("2026-03-02 stage entry");
        (await stale.Locator("#f-region").InputValueAsync()).ShouldBe("130600");
        await stale.ClickAsync("tf-form button >> text=Checked, log it");
        (await stale.Locator(".notice-done").InnerTextAsync()).ShouldContain("skipping concept validation");
    }

    [Fact]
    public async Task Asks_twice_before_an_end()
    {
        await using var window = await OwnerAsync();
        await window.RegisterAsync("FORM-06");
        await window.LogAsync("terminated", ("reason", "No more funds"), ("occurred_on", "2026-06-01"));

        (await window.MainAsync()).ShouldContain("No more funds");
        await window.ClickAsync("tf-form button >> text=Change it");
        (await window.ValueAsync("reason")).ShouldBe("No more funds");
        await window.SendAsync();
        await window.ClickAsync("tf-form button >> text=Yes, log it");

        (await window.LoggedAsync()).ShouldContain("termination");
        (await window.Page.Locator("#log a.button").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Goes_by_the_keyboard_alone()
    {
        await using var window = await OwnerAsync();
        var result = await window.RegisterAsync("FORM-07");
        await window.ClickAsync("#log a[href*='/log/stage-entered']");

        (await window.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("f-stage");
        await window.FollowAsync(page => page.Keyboard.PressAsync("Escape"));
        window.Page.Url.ShouldEndWith(result);

        await window.ClickAsync("#log a[href*='/log/stage-entered']");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.TypeAsync("110108");
        await window.FollowAsync(page => page.Keyboard.PressAsync("Enter"));

        (await window.LoggedAsync()).ShouldContain("海淀区, Beijing");
    }

    [Fact]
    public async Task Asks_which_of_several_regions_of_one_name_is_meant()
    {
        await using var window = await OwnerAsync("zh-CN");
        await window.GoAsync("/results/new");
        await window.TypeAsync(("result", "FORM-08"), ("origin_region", "朝阳区"));

        await window.SendAsync();

        (await window.RefusedAsync()).ShouldContain("北京市朝阳区（110105）");
        await window.TypeAsync(("origin_region", "北京市朝阳区 (110105)"));
        await window.SendAsync();
        (await window.LoggedAsync()).ShouldContain("朝阳区");
    }

    [Fact]
    public async Task Suggests_counties_once_someone_begins_to_type_a_region()
    {
        await using var window = await OwnerAsync();
        await window.GoAsync("/results/new");

        await window.Page.FocusAsync("#f-origin_region");

        await window.Page.WaitForFunctionAsync("() => document.querySelectorAll('#list-regions option').length > 3000");
        (await window.Page.Locator("#list-regions option[value='海淀区, Beijing (110108)']").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Needs_no_script()
    {
        await using var window = await OwnerAsync();

        var registered = await window.SubmitAsync(
            "/results/new", ("result", "FORM-09"), ("origin_region", "海淀区"), ("occurred_on", "2026-03-01"), ("key", "k9"));
        var result = registered.Headers["location"].Split('?')[0];
        var refused = await window.SubmitAsync($"{result}/log/stage-passed", ("stage", "research"), ("occurred_on", "2026-03-02"));

        registered.Status.ShouldBe(302);
        refused.Status.ShouldBe(422);
        (await refused.TextAsync()).ShouldContain("not-in-stage");
        (await window.FetchAsync(result)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Is_refused_to_whoever_comes_without_the_pages_token()
    {
        await using var window = await OwnerAsync();

        var forged = await window.Page.APIRequest.PostAsync(
            "/results/new", new() { Headers = [new("Content-Type", "application/x-www-form-urlencoded")], DataString = "result=X" });

        forged.Status.ShouldBe(400);
    }

    [Fact]
    public async Task Says_at_its_field_why_a_file_is_no_evidence()
    {
        await using var window = await OwnerAsync();
        await window.RegisterAsync("FORM-10");
        await window.ClickAsync("#log a[href*='/log/evidence-attached']");
        await window.Page.SetInputFilesAsync("#f-file", new FilePayload { Name = "tool.pdf", MimeType = "application/pdf", Buffer = [0x4D, 0x5A, 0, 0] });

        await window.SendAsync();

        (await window.Page.Locator(".field:has(#f-file) .fault").InnerTextAsync()).ShouldContain("not accepted");
    }

    private Task<Window> OwnerAsync(string language = "en") => chromium.OpenAsync(language, part: "demo-owner");
}
