using System.Text.Json.Nodes;
using TransferFlow.Domain.Results;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Http;

/// <summary>A command as it is sent: where to, with every member that it can have, and what has to be known before.</summary>
/// <param name="Path">Below the result; empty for a registration.</param>
internal sealed record ACommand(string Event, string Path, string Members, params Fact[] Given)
{
    private const string Day = "2024-03-01";

    private static readonly Fact entered = AFact.Entered(Stage.PilotTesting, "site-xa", 1);

    private static readonly Fact offered = new Fact.HandoverOffered("H1", Stage.Commercialization, null, "site-gz", null) { OccurredOn = AFact.Day(2) };

    private static readonly Fact signed = new Fact.DealSigned("C1", AFact.NoTerms) { OccurredOn = AFact.Day(2) };

    private const string Terms = """{"form":"transfer","contractKind":"transfer","amount":10.5,"currency":"USD","amountCny":75.1234,"counterparty":"买方“某某”","destinationRegion":"440300"}""";

    public static IReadOnlyList<ACommand> All { get; } =
    [
        new("registered", "", """{"originRegion":"110108","title":"成果","field":"biomedicine","trl":3,"predecessor":"older"}"""),
        new("stage-entered", "/stages", """{"stage":"commercialization","site":"site-gz","organisation":"机构甲","region":"440106","trl":8}""", entered),
        new("stage-passed", "/passes", """{"stage":"pilot","trl":7}""", entered),
        new("handover-offered", "/handovers", """{"handover":"H1","toStage":"commercialization","fromSite":"site-xa","toSite":"site-gz","toRegion":"440106","until":"2024-04-01"}""", entered),
        new("handover-accepted", "/handovers/acceptances", """{"handover":"H1"}""", offered),
        new("handover-declined", "/handovers/refusals", """{"handover":"H1","reason":"没有场地"}""", offered),
        new("handover-expired", "/handovers/expiries", """{"handover":"H1"}""", offered),
        new("deal-signed", "/deals", $$"""{"contractNumber":"C1","terms":{{Terms}}}""", entered),
        new("deal-amended", "/deals/amendments", $$"""{"contractNumber":"C1","terms":{{Terms}}}""", signed),
        new("deal-cancelled", "/deals/cancellations", """{"contractNumber":"C1","reason":"未付款"}""", signed),
        new("terminated", "/terminations", """{"reason":"缺少资金"}""", entered),
        new("withdrawn", "/withdrawals", """{"reason":"撤回"}""", entered),
        new("superseded", "/supersessions", """{"by":"newer","reason":"新版"}""", entered),
    ];

    public static TheoryData<string> Events => [.. All.Select(command => command.Event)];

    public bool IsRegistration => Path.Length == 0;

    public static ACommand Of(string @event) => All.Single(command => command.Event == @event);

    /// <summary>The address to which it is sent for the result with this number.</summary>
    public string Address(string number) => IsRegistration ? "/api/v1/results" : $"/api/v1/results/{Known.Result("univ-bj", number)}{Path}";

    /// <summary>The whole body, which tests change.</summary>
    public JsonObject Body(string number)
    {
        var body = JsonNode.Parse(Members)!.AsObject();
        if (IsRegistration) (body["owner"], body["number"]) = ("univ-bj", number);
        (body["occurredOn"], body["sourceRef"], body["why"]) = (Day, "档案 7", "补录");
        return body;
    }

    /// <summary>Makes known what the command needs.</summary>
    public async Task GiveAsync(TestServer server, string number)
    {
        if (!IsRegistration) await server.Service.AppendAsync(Known.Result("univ-bj", number), [AFact.Registered(number: number), .. Given]);
    }
}
