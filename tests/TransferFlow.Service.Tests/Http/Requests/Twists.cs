namespace TransferFlow.Tests.Http.Requests;

/// <summary>What a twist has in its hands.</summary>
internal sealed record Twisted(GeneratedRequest Request, Values Values, Random Random, Body? Body, List<(string Name, string Value)> Query)
{
    public string AnyMember() => Body!.Names[Random.Next(Body.Names.Count)];

    public T Any<T>(params ReadOnlySpan<T> choices) => choices[Random.Next(choices.Length)];
}

/// <summary>One thing that is done to a request that was as documented.</summary>
internal sealed record Twist(Action<Twisted>? BeforeWriting = null, Action<Twisted>? AfterWriting = null);

/// <summary>All that can be done to a request.</summary>
internal static class Twists
{
    private static readonly Twist[] ofBodies =
    [
        new(BodyTwists.Edge), new(BodyTwists.Edge), new(BodyTwists.Edge), new(BodyTwists.Beyond), new(BodyTwists.Beyond), new(BodyTwists.Beyond),
        new(BodyTwists.Missing), new(BodyTwists.Unknown), new(BodyTwists.Twice),
        new(AfterWriting: BodyTwists.Garbled), new(AfterWriting: BodyTwists.OfAnotherKind), new(AfterWriting: BodyTwists.TooLarge), new(AfterWriting: BodyTwists.InPieces),
    ];

    private static readonly Twist[] ofQueries =
        [new(QueryTwists.Edge), new(QueryTwists.Beyond), new(QueryTwists.Twice), new(AfterWriting: QueryTwists.Garbled)];

    private static readonly Twist[] ofAll =
    [
        new(AfterWriting: WireTwists.AnotherMethod), new(AfterWriting: WireTwists.AnotherPlace), new(AfterWriting: WireTwists.OddHeaders),
        new(AfterWriting: WireTwists.NoHttp), new(AfterWriting: WireTwists.Credentials), new(AfterWriting: WireTwists.Key),
    ];

    public static Twist Any(ApiOperation operation, Random random)
    {
        var own = operation.Body is not null ? ofBodies : operation.Parameters.Any(parameter => parameter.In == "query") ? ofQueries : [];
        return random.Next(3) > 0 && own.Length > 0 ? own[random.Next(own.Length)] : ofAll[random.Next(ofAll.Length)];
    }
}
