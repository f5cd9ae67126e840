using System.Text.Json;
using TransferFlow.Domain.Figures;
using TransferFlow.Tests.Http.Requests;
using TransferFlow.Tests.Ops;

namespace TransferFlow.Tests.Http;

/// <summary>What the server says of itself to programs.</summary>
public sealed class The_api_document(AServer shared) : IClassFixture<AServer>
{
    [Fact]
    public async Task Is_the_committed_one_which_ops_generate_writes()
    {
        var served = await shared.Server.GetAsync("/openapi/v1.json");

        served.ContentType.ShouldBe("application/json");
        var committed = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "ops/openapi.json"));
        served.Text.ReplaceLineEndings("\n").ShouldBe(committed.TrimEnd('\n'), "Run ops/generate and commit what it writes.");
    }

    [Fact]
    public async Task Says_nothing_of_the_machine_or_of_classes()
    {
        var text = (await shared.Server.GetAsync("/openapi/v1.json")).Text;

        foreach (var word in new[] { "localhost", "127.0.0.1", "TransferFlow.Service", "System.", "Microsoft", "IResult", Checkout.Root })
            text.ShouldNotContain(word, Case.Sensitive);
    }

    [Fact]
    public async Task Names_every_operation_once_in_words_and_says_what_it_answers()
    {
        var api = await ReadAsync();

        api.Operations.Select(operation => operation.Id).ShouldBeUnique();
        api.Operations.ShouldAllBe(operation => operation.Id.All(char.IsAsciiLetter) && char.IsLower(operation.Id[0]));
        api.Operations.Where(operation => !operation.Answers.Any(answer => answer.Key is >= 200 and < 300 && IsDescribed(api, answer.Value)))
            .Select(operation => operation.Id).ShouldBeEmpty("Each answers something that the document describes.");
        new[] { "figure", "history", "position", "enterStage", "registerResult" }
            .Except(api.Operations.Select(operation => operation.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Knows_every_parameter_of_the_figures() => (await ReadAsync()).Operations.Single(operation => operation.Id == "figure")
        .Parameters.Where(parameter => parameter.In == "query").Select(parameter => parameter.Name).ShouldBe(FigureRequestParser.Names);

    private async Task<ApiDescription> ReadAsync() => new((await shared.Server.GetAsync("/openapi/v1.json")).Text);

    // A file has no schema, only a media type.
    private static bool IsDescribed(ApiDescription api, Dictionary<string, JsonElement> content) => content.All(media =>
        media.Key != "application/json" || (media.Value.ValueKind == JsonValueKind.Object && api.Resolve(media.Value).EnumerateObject().Any()));
}
