using System.Net.Http.Headers;
using System.Text;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;
using static TransferFlow.Tests.Http.Each_command;

namespace TransferFlow.Tests.Evidence;

/// <summary>Whatever is sent in the place of a form, the answer is a problem in words, and nothing is done.</summary>
public sealed class Forms_that_cannot_be_read(AServer shared) : IClassFixture<AServer>
{
    private const string Form = "multipart/form-data; boundary=b";
    private const string File = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\ntext\r\n";
    private const string Date = "--b\r\nContent-Disposition: form-data; name=\"occurredOn\"\r\n\r\n2024-03-01\r\n";

    [Theory]
    [InlineData("application/json", "{}", 415, "unsupported-media-type", null)]
    [InlineData("application/x-www-form-urlencoded", "file=a", 415, "unsupported-media-type", null)]
    [InlineData("multipart/form-data", "", 415, "unsupported-media-type", null)]
    [InlineData("multipart/form-data; boundary=\"\"", "", 415, "unsupported-media-type", null)]
    [InlineData(Form, "", 400, "bad-form", null)]
    [InlineData(Form, "--b--\r\n", 400, "missing-value", "file")]
    [InlineData(Form, Date + "--b--\r\n", 400, "missing-value", "file")]
    [InlineData(Form, File + "--b--\r\n", 400, "missing-value", "occurredOn")]
    [InlineData(Form, File + Date, 400, "bad-form", null)]
    [InlineData(Form, Date + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\ntext", 400, "bad-form", null)]
    [InlineData(Form, File + File + Date + "--b--\r\n", 400, "bad-member", "file")]
    [InlineData(Form, File + Date + Date + "--b--\r\n", 400, "bad-member", "occurredOn")]
    [InlineData(Form, File + "--b\r\nContent-Disposition: form-data; name=\"occurredOn\"\r\n\r\n01.03.2024\r\n--b--\r\n", 400, "bad-member", "occurredOn")]
    [InlineData(Form, File + Date + "--b\r\nContent-Disposition: form-data; name=\"proves\"\r\n\r\n1.5\r\n--b--\r\n", 400, "bad-member", "proves")]
    [InlineData(Form, File + Date + "--b\r\nContent-Disposition: form-data; name=\"proved\"\r\n\r\n1\r\n--b--\r\n", 400, "bad-member", "proved")]
    [InlineData(Form, File + Date + "--b\r\nContent-Disposition: form-data; name=\"why\"\r\n\r\na\u0007b\r\n--b--\r\n", 400, "forbidden-character", "why")]
    [InlineData(Form, File + Date + "--b\r\nContent-Disposition: form-data; name=\"why\"; filename=\"a\"\r\n\r\na\r\n--b--\r\n", 400, "bad-member", "why")]
    [InlineData(Form, Date + "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\na\r\n--b--\r\n", 400, "bad-member", "file")]
    [InlineData(Form, Date + "--b\r\n\r\na\r\n--b--\r\n", 400, "bad-member", "")]
    public async Task Are_refused_by_a_problem(string type, string body, int status, string code, string? parameter)
    {
        var (number, facts) = await GivenAsync();

        var reply = await SendAsync(number, type, Encoding.UTF8.GetBytes(body));

        ShouldBeProblem(reply, status, code, parameter);
        reply.ShouldShowNoClass();
        (await shared.FactsAsync()).ShouldBe(facts);
    }

    [Fact]
    public async Task Are_refused_for_a_field_that_is_too_long_or_in_another_encoding()
    {
        var (number, _) = await GivenAsync();
        byte[] Why(byte[] text) => [.. "--b\r\nContent-Disposition: form-data; name=\"why\"\r\n\r\n"u8, .. text, .. "\r\n--b--\r\n"u8];

        ShouldBeProblem(await SendAsync(number, Form, [.. Encoding.UTF8.GetBytes(File + Date), .. Why(new byte[5_000])]), 400, "text-too-long", "why");
        ShouldBeProblem(await SendAsync(number, Form, [.. Encoding.UTF8.GetBytes(File + Date), .. Why([0xD1, 0xE9, 0xCA])]), 400, "forbidden-character", "why");
    }

    private async Task<(string Number, long Facts)> GivenAsync()
    {
        var number = shared.NewNumber();
        await shared.Server.Service.AppendAsync(Known.Result("univ-bj", number), AFact.Registered(number: number));
        return (number, await shared.FactsAsync());
    }

    private async Task<Reply> SendAsync(string number, string type, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(AForm.Address(number), UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await shared.Server.SendAsync(request);
    }
}
