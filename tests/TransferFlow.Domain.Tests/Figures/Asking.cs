using System.Text.Json;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Regions;
using TransferFlow.Domain.Tests.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Asks questions of results by the facts alone.</summary>
internal static class Asking
{
    /// <summary>The position at which the tests ask.</summary>
    public static readonly Position KnownAt = new(4_711);

    /// <param name="question">As in an address: <c>stage=pilot&amp;by=province</c>; plain text, nothing escaped.</param>
    public static FigureRequest Request(string figure, string question) => Request(figure, Parameters(question));

    public static FigureRequest Request(string figure, IEnumerable<KeyValuePair<string, string>> parameters) =>
        new FigureRequestParser(RegionRevisions.Of(ACatalogue.Shipped), Deciding.Today, KnownAt).Parse(figure, parameters);

    public static IEnumerable<KeyValuePair<string, string>> Parameters(string question) =>
        question.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]));

    public static byte[] Ask(this IEnumerable<AResult> results, FigureRequest request) =>
        AllFigures.Of(request).Answer(request, ACatalogue.Shipped, source => results.Known(source));

    /// <summary>What is known of the results where a question is asked: of each as many facts as its position says. One object, filled again and again.</summary>
    public static IEnumerable<KnownResult> Known(this IEnumerable<AResult> results, FigureRequest request) =>
        Replay.Results(request.AsOf, results.Select((result, i) => new LoggedResult($"r-{i}", result.First(request.KnownAt.Sequence).Timeline)));

    public static JsonElement Ask(this IEnumerable<AResult> results, string figure, string question) =>
        JsonDocument.Parse(results.Ask(Request(figure, question))).RootElement;

    /// <summary>The code with which the question is refused.</summary>
    public static string Refused(string figure, string question)
    {
        var refusal = Should.Throw<RefusedException>(() => Request(figure, question)).Refusal;
        refusal.Message.Zh.ShouldEndWith("。");
        refusal.Message.En.ShouldEndWith(".");
        return refusal.Code;
    }
}
