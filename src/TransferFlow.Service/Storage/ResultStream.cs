using System.Collections.Immutable;
using JasperFx.Events;
using Marten.Events.Aggregation;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage;

/// <summary>What a command is decided on: the facts of one result. It is folded live from the stream and never stored.</summary>
public sealed record ResultStream
{
    public string Id { get; init; } = "";

    /// <summary>The stream's version; Marten fills it.</summary>
    public long Version { get; init; }

    public ImmutableArray<Recorded> Facts { get; init; } = [];

    public Timeline Timeline => Timeline.Of(Facts);
}

/// <summary>Gathers a result's facts; what they mean is the domain's business.</summary>
public sealed class ResultStreamProjection : SingleStreamProjection<ResultStream, string>
{
    public override ResultStream? Evolve(ResultStream? snapshot, string id, IEvent e) =>
        (snapshot ?? new() { Id = id }) with { Facts = (snapshot?.Facts ?? []).Add(new(e.Version, (Fact)e.Data)) };
}
