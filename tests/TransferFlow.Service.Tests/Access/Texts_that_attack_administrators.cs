using System.Net;
using TransferFlow.Domain.Access;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Access;

/// <summary>Texts that attack, typed into the forms of administrators: refused at the field, or stored and shown as what they are.</summary>
public sealed class Texts_that_attack_administrators(AServer shared) : IClassFixture<AServer>
{
    private static readonly string[] pages = ["/organisations", "/sites", "/people", "/keys", "/code-lists/fields", "/acts"];

    [Fact]
    public async Task Are_shown_inert_wherever_they_were_typed_in()
    {
        var account = await AnAccount.MakeAsync(shared.Server, new("", Role.Administrator));
        using var administrator = await account.SignedInAsync(shared.Server);
        foreach (var (text, i) in AttackTexts.Storable.Select((text, i) => (text, i))) await TypeInAsync(administrator, text, i);

        foreach (var page in pages)
        {
            var html = (await administrator.GetAsync(page)).Text;
            html.ShouldNotContain("<script>window", Case.Insensitive, page);
            html.ShouldNotContain("<img src=x", Case.Insensitive, page);
            html.ShouldNotContain("<svg/onload", Case.Insensitive, page);
            html.ShouldNotContain("<iframe", Case.Insensitive, page);
            html.ShouldNotContain("href=\"javascript:", Case.Insensitive, page);
        }

        WebUtility.HtmlDecode((await administrator.GetAsync("/organisations?q=script")).Text).ShouldContain(AttackTexts.Storable[0]);
    }

    [Fact]
    public async Task Are_refused_with_the_form_where_no_text_of_ours_can_be_so()
    {
        var account = await AnAccount.MakeAsync(shared.Server, new("", Role.Administrator));
        using var administrator = await account.SignedInAsync(shared.Server);

        foreach (var text in AttackTexts.Refused.Where(text => text is { Length: < 2_000 } && !string.IsNullOrWhiteSpace(text) && text.Trim() == text))
            (await administrator.PostAsync("/organisations/new", "/organisations/new", ("zh", text), ("region", "110108"))).Status.ShouldBeOneOf(400, 422);
    }

    private static async Task TypeInAsync(Visitor administrator, string text, int i)
    {
        (string Path, (string, string)[] Fields)[] forms =
        [
            ("/organisations/new", [("zh", text), ("en", text), ("region", "110108")]),
            ("/sites/new", [("kind", "pilot-base"), ("organisation", "univ-bj"), ("region", "130600"), ("zh", text), ("en", text)]),
            ("/people/new", [("userName", $"{text}{i}"), ("name", text), ("role", "auditor"), ("language", "zh")]),
            ("/keys/new", [("note", text), ("days", "1"), ("role", "auditor")]),
            ("/code-lists/fields/new", [("code", $"attack-{i}"), ("zh", text), ("en", text), ("validFrom", "2020-01-01"), ("source", text)]),
        ];
        foreach (var (path, fields) in forms)
        {
            var reply = await administrator.PostAsync(path, path, fields);
            reply.Status.ShouldBeOneOf([200, 302, 303, 400, 422], $"{path} {text}");
            reply.Text.ShouldNotContain("<script>window", Case.Insensitive, path);
        }
    }
}
