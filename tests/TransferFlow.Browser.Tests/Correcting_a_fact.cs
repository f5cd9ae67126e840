using Microsoft.Playwright;

namespace TransferFlow.Tests.Browser;

/// <summary>One person asks, another approves; both see what is going on, and why they cannot do the other's part.</summary>
[Collection(InTheBrowser.Name)]
public sealed class Correcting_a_fact(Chromium chromium)
{
    [Fact]
    public async Task Is_asked_for_by_one_and_approved_by_another_and_shows_what_was_said_first()
    {
        await using var owner = await OwnerAsync();
        var result = await owner.RegisterAsync("CORRECT-01");
        await owner.LogAsync("stage-entered", ("stage", "research"), ("region", "海淀区, Beijing"), ("trl", "3"), ("occurred_on", "2026-03-02"));
        await owner.GoAsync(result);

        await owner.ClickAsync("table.facts a[href$='/correct/2']");
        (await owner.ValueAsync("stage"), await owner.ValueAsync("trl"), await owner.ValueAsync("occurred_on")).ShouldBe(("research", "3", "2026-03-02"));
        (await owner.ValueAsync("region")).ShouldContain("110108");
        await owner.TypeAsync(("occurred_on", "2026-03-12"), ("correction_reason", "mistyped"));
        await owner.SendAsync();

        (await owner.LoggedAsync()).ShouldContain("waits for somebody else");
        (await owner.MainAsync()).ShouldContain("You asked for this");
        (await owner.Page.Locator(".correction button:text('Approve')").CountAsync()).ShouldBe(0);
        (await owner.Page.Locator("table.facts a[href$='/correct/2']").CountAsync()).ShouldBe(0);
        (await FactAsync(owner, "Stage entry")).ShouldContain("2026-03-02");

        await using var office = await OfficeAsync();
        await office.GoAsync("/inbox?tab=corrections");
        await office.ClickAsync("table.handovers tr:has-text('CORRECT-01') a.button");
        (await office.Page.Locator(".correction del").InnerTextAsync()).ShouldContain("2026-03-02");
        await office.ClickAsync(".correction button:text('Approve')");

        (await office.LoggedAsync()).ShouldContain("approved and holds now");
        var row = await FactAsync(office, "Stage entry");
        row.ShouldContain("2026-03-12");
        row.ShouldContain("corrected");
        (await office.Page.Locator("table.facts del").InnerTextAsync()).ShouldContain("2026-03-02");
        (await office.Page.Locator("table.visits tbody td.date").First.InnerTextAsync()).ShouldBe("2026-03-12");

        // Stepping back shows what was known then.
        await office.GoAsync(result);
        await office.ClickAsync(".stepper >> text=Step back");
        (await FactAsync(office, "Stage entry")).ShouldContain("2026-03-02");
        (await office.Page.Locator(".correction button").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task As_void_strikes_it_through_and_takes_it_out_of_the_stays()
    {
        await using var owner = await OwnerAsync();
        var result = await owner.RegisterAsync("CORRECT-02");
        await owner.LogAsync("stage-entered", ("stage", "research"), ("region", "110108"), ("occurred_on", "2026-03-02"));
        await AskAsync(owner, result, 2, ("change", "void"), ("correction_reason", "another result's"));

        await using var office = await OfficeAsync();
        await office.GoAsync(result);
        await office.ClickAsync(".correction button:text('Approve')");

        (await office.Page.Locator("table.facts tr.void del").CountAsync()).ShouldBe(1);
        (await office.Page.Locator("table.visits").CountAsync()).ShouldBe(0);
        (await office.Page.Locator("table.facts tr.void a[href*='/correct/']").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Is_refused_with_a_reason_or_withdrawn_by_who_asked()
    {
        await using var owner = await OwnerAsync();
        await using var office = await OfficeAsync();
        var result = await owner.RegisterAsync("CORRECT-03");
        await AskAsync(owner, result, 1, ("title", "示例·更名"), ("correction_reason", "renamed"));
        await office.GoAsync(result);
        await office.Page.FillAsync(".correction input[name=reason]", "the deed says otherwise");
        await office.ClickAsync(".correction button:text('Refuse')");
        (await office.MainAsync()).ShouldContain("the deed says otherwise");
        (await office.Page.Locator("h1").InnerTextAsync()).ShouldBe("示例·CORRECT-03");

        await AskAsync(owner, result, 1, ("title", "示例·更名"), ("correction_reason", "renamed"));
        await owner.ClickAsync("text=Withdraw the request");

        (await owner.LoggedAsync()).ShouldContain("nothing has changed");
        (await owner.Page.Locator(".correction-pending").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Says_at_the_form_why_it_is_refused_and_keeps_what_was_typed()
    {
        await using var owner = await OwnerAsync();
        var result = await owner.RegisterAsync("CORRECT-04");
        await owner.LogAsync("stage-entered", ("stage", "research"), ("region", "110108"), ("occurred_on", "2026-03-02"));

        await AskAsync(owner, result, 2, ("correction_reason", "no change at all"));

        (await owner.RefusedAsync()).ShouldContain("nothing-to-correct");
        (await owner.ValueAsync("correction_reason")).ShouldBe("no change at all");
        (await owner.ValueAsync("occurred_on")).ShouldBe("2026-03-02");
    }

    [Fact]
    public async Task Can_be_asked_for_and_approved_with_the_keyboard_alone()
    {
        await using var owner = await OwnerAsync();
        var result = await owner.RegisterAsync("CORRECT-05");
        await owner.GoAsync($"{result}/correct/1");
        await owner.Page.FocusAsync("#f-correction_reason");
        await owner.Page.Keyboard.TypeAsync("registered twice");
        await owner.Page.SelectOptionAsync("#f-change", "void");
        await owner.FollowAsync(async page => await page.Locator("tf-form button").PressAsync("Enter"));
        await using var office = await OfficeAsync();
        await office.GoAsync(result);

        await office.FollowAsync(async page => await page.Locator(".correction button:text('Approve')").PressAsync("Enter"));

        (await office.MainAsync()).ShouldContain("The registration of this result is void");
        (await office.Page.GotoAsync("/results?q=CORRECT-05"))!.Status.ShouldBe(200);
        (await office.MainAsync()).ShouldContain("No result found");
        (await owner.Page.GotoAsync(result))!.Status.ShouldBe(200);
    }

    private static async Task AskAsync(Window window, string result, int version, params (string Field, string Text)[] typed)
    {
        await window.GoAsync($"{result}/correct/{version}");
        await window.TypeAsync(typed);
        await window.SendAsync();
    }

    private static Task<string> FactAsync(Window window, string kind) => window.Page.Locator($"table.facts tbody tr:has-text('{kind}')").InnerTextAsync();

    private Task<Window> OwnerAsync() => chromium.OpenAsync(part: "demo-owner");

    private Task<Window> OfficeAsync() => chromium.OpenAsync(part: "demo-country");
}
