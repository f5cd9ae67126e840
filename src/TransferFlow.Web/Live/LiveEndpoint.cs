using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Access;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Web.Live;

/// <summary>
/// The position of the read model as server-sent events: <c>position</c> with the present one at once and whenever it is another, <c>heartbeat</c> every
/// fifteen seconds in between. It ends with the server.
/// </summary>
internal static class LiveEndpoint
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static void MapLivePosition(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/live/position", Get).WithMetadata(new NeedsAttribute(Act.SeeFigures)).DisableRequestTimeout();

    private static IResult Get(PositionFeed feed, IHostApplicationLifetime lifetime, CancellationToken stop) =>
        TypedResults.ServerSentEvents(EventsAsync(feed, lifetime.ApplicationStopping, stop));

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        PositionFeed feed, CancellationToken stopping, [EnumeratorCancellation] CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, stopping);
        await using var positions = feed.WatchAsync(either.Token).GetAsyncEnumerator(either.Token);
        var next = positions.MoveNextAsync().AsTask();
        while (true)
        {
            var item = await NextAsync(positions, next, either.Token);
            if (item is not { } told) yield break;
            if (told.EventType == "position") next = positions.MoveNextAsync().AsTask();
            yield return told;
        }
    }

    /// <returns>Null where it has ended.</returns>
    private static async Task<SseItem<string>?> NextAsync(IAsyncEnumerator<Position> positions, Task<bool> next, CancellationToken stop)
    {
        try
        {
            return await next.WaitAsync(Heartbeat, stop) ? new SseItem<string>(positions.Current.ToString(), "position") : null;
        }
        catch (TimeoutException)
        {
            return new SseItem<string>("", "heartbeat");
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
