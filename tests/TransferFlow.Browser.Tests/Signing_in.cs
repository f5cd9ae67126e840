using Microsoft.Extensions.DependencyInjection;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Tests.Access;

namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class Signing_in(Chromium chromium)
{
    [Fact]
    public async Task With_a_one_time_password_leads_through_choosing_ones_own_to_the_work_and_out_again()
    {
        var password = await MakeAsync("first-day");
        await using var window = await chromium.OpenAsync(part: null);
        await window.GoAsync("/results");
        new Uri(window.Page.Url).PathAndQuery.ShouldBe("/sign-in?to=%2Fresults");

        await SignInAsync(window, "first-day", password);
        window.Page.Url.ShouldEndWith("/account");
        await window.Page.FillAsync("[name=current]", password);
        await window.Page.FillAsync("[name=chosen]", "a password of my own");
        await window.Page.FillAsync("[name=again]", "a password of my own");
        await window.ClickAsync("main form button");
        await window.GoAsync("/results");
        (await window.Page.TitleAsync()).ShouldContain("Results");

        await window.Page.ClickAsync(".whoami summary");
        await window.ClickAsync("form[action='/sign-out'] button");
        window.Page.Url.ShouldEndWith("/sign-in");
        await window.Page.GoBackAsync();
        window.Page.Url.ShouldContain("/sign-in");
    }

    [Fact]
    public async Task With_a_wrong_password_says_so_and_keeps_where_one_wanted_to_go()
    {
        await using var window = await chromium.OpenAsync(part: null);
        await window.GoAsync("/results?q=a%20b");

        await SignInAsync(window, "nobody", "a wrong password");

        (await window.Page.Locator("[role=alert]").InnerTextAsync()).ShouldContain("wrong");
        (await window.Page.Locator("[name=to]").GetAttributeAsync("value")).ShouldBe("/results?q=a%20b");
    }

    [Theory]
    [InlineData("auditor", true)]
    [InlineData("root", false)]
    public async Task By_an_issuer_leads_where_one_wanted_to_go_or_back_with_the_reason(string role, bool isAdmitted)
    {
        await using var issuer = await Issuer.StartAsync();
        issuer.Says = [("sub", "u-1"), ("role", role)];
        await using var site = await Site.StartAsync(withDemo: false, issuer.Settings);
        await using var window = await chromium.OpenAsync(site: site, part: null);
        await window.GoAsync("/results");

        await window.ClickAsync("a.action");

        new Uri(window.Page.Url).PathAndQuery.ShouldBe(isAdmitted ? "/results" : "/sign-in?problem=issuer");
        (await window.Page.Locator("[role=alert]").CountAsync()).ShouldBe(isAdmitted ? 0 : 1);
    }

    private static async Task SignInAsync(Window window, string userName, string password)
    {
        await window.Page.FillAsync("[name=userName]", userName);
        await window.Page.FillAsync("[name=password]", password);
        await window.ClickAsync("main form button");
    }

    private async Task<string> MakeAsync(string userName)
    {
        await using var scope = chromium.Demo.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        return (await accounts.MakeAsync(new() { Id = Person.NewId(), UserName = userName, Role = Role.Auditor })).Password;
    }
}
