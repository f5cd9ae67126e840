using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Storage;

/// <summary>Facts in SQL as they are known at a position: as the log holds them, unless they were corrected by then.</summary>
internal static class KnownFacts
{
    /// <summary>The condition that an event is about a result, and not about the record.</summary>
    public static string IsFact { get; } = $"type not in ({string.Join(", ", FactCodes.AboutTheRecord.Append(LogReader.Tombstone).Select(code => $"'{code}'"))})";

    /// <summary>
    /// A table of the facts that hold at <c>@knownAt</c>, each at its place in the log, with the columns that <see cref="Recordings"/> looks at: those of
    /// its first record, whatever it says now.
    /// </summary>
    public static string Table { get; } =
        $"""
         (select e.seq_id, e.stream_id, e.version, e.timestamp, e.headers, e.causation_id,
                 case when c.result is null then e.type else c.type end as type, case when c.result is null then e.data else c.data end as data
          from mt_events e
          left join corrected_fact c on c.result = e.stream_id and c.version = e.version and c.known_from <= @knownAt and c.known_to > @knownAt
          where e.seq_id <= @knownAt and e.{IsFact} and (c.result is null or c.type is not null)) as known_fact
         """;
}
