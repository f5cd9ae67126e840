using System.Text.Json.Nodes;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Http;

/// <summary>Whoever decided on what has changed meanwhile is told so and can try again; nothing is lost and nothing is written twice.</summary>
public sealed class Sixteen_at_once(AServer shared) : IClassFixture<AServer>
{
    private TestServer Server => shared.Server;

    [Fact]
    public async Task Who_log_to_one_result_all_get_there_by_trying_again()
    {
        var number = shared.NewNumber();
        await ACommand.Of("deal-signed").GiveAsync(Server, number);

        var first = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => SignAsync(number, i)));
        first.ShouldAllBe(reply => reply.Status == 200 || (reply.Status == 409 && reply.Code == "stale"));
        first.Count(reply => reply.Status == 200).ShouldBeGreaterThan(0);
        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => PersistAsync(number, i)));

        replies.ShouldAllBe(reply => reply.Status == 200);
        await using var session = Server.Service.Session(Known.Result("univ-bj", number));
        var events = await session.Events.FetchStreamAsync(Known.Result("univ-bj", number));
        events.Select(e => e.Version).ShouldBe(Enumerable.Range(1, 18).Select(version => (long)version));
        events.Select(e => e.Data).OfType<Fact.DealSigned>().Select(deal => deal.ContractNumber).Order().ShouldBe(Enumerable.Range(0, 16).Select(i => $"C{i:00}"));
        first.Where(reply => reply.Status == 200).Select(reply => reply.Json.GetProperty("version").GetInt64()).ShouldBeUnique();
    }

    [Fact]
    public async Task Who_register_one_result_register_it_once()
    {
        var number = shared.NewNumber();
        var command = ACommand.Of("registered");

        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Server.PostAsync(command.Address(number), command.Body(number))));

        replies.ShouldAllBe(reply => reply.Status == 200 || (reply.Status == 409 && reply.Code == "stale"));
        replies.Count(reply => reply.Status == 200 && !reply.Json.GetProperty("alreadyKnown").GetBoolean()).ShouldBe(1);
        (await Server.Service.ScalarAsync<long>($"select count(*) from mt_events where stream_id = '{Known.Result("univ-bj", number)}' and type = 'registered'")).ShouldBe(1);
    }

    [Fact]
    public async Task Do_not_get_in_the_way_of_an_import_nor_it_in_theirs()
    {
        var number = shared.NewNumber();
        await ACommand.Of("deal-signed").GiveAsync(Server, number);
        var file = ALog.Of(Enumerable.Range(0, 50).Select(i => ("univ-bj", number, (Fact)new Fact.DealSigned($"I{i:00}", AFact.NoTerms) { OccurredOn = AFact.Day(i + 2) })));

        var importing = Task.Run(() => ImportAsync(file));
        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => PersistAsync(number, i)));

        replies.ShouldAllBe(reply => reply.Status == 200);
        (await importing).Facts.ShouldBe(50);
        await using var session = Server.Service.Session(Known.Result("univ-bj", number));
        (await session.Events.FetchStreamAsync(Known.Result("univ-bj", number))).Select(e => e.Version).ShouldBe(Enumerable.Range(1, 2 + 50 + 16).Select(version => (long)version));
    }

    // An import that finds its results changed again and again says so after a while.
    private async Task<ImportReport> ImportAsync(string file)
    {
        while (true)
        {
            try
            {
                return await Server.Service.ImportAsync(file);
            }
            catch (NotReadyException)
            {
                await Task.Yield();
            }
        }
    }

    private async Task<Reply> PersistAsync(string number, int i)
    {
        while (true)
        {
            var reply = await SignAsync(number, i);
            if (reply.Status != 409) return reply;
        }
    }

    private Task<Reply> SignAsync(string number, int i)
    {
        var body = new JsonObject { ["contractNumber"] = $"C{i:00}", ["terms"] = new JsonObject { ["amountCny"] = i }, ["occurredOn"] = "2024-03-01" };
        return Server.PostAsync(ACommand.Of("deal-signed").Address(number), body);
    }
}
