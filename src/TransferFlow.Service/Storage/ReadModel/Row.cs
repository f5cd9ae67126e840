using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>What one row of the read model says, apart from when it was known. Rows are compared by value.</summary>
/// <param name="Ordinal">Tells apart the rows of one result in one table.</param>
internal abstract record Row(int Ordinal)
{
    /// <summary>All rows that a result amounts to, table by table and by ordinal; none while its registration is not known.</summary>
    public static IReadOnlyList<Row>[] Of(TechnologyResult result) => result.Registration is not { } registration
        ? [[], [], []]
        :
        [
            [new ResultRow(registration, result.End)],
            [.. result.Visits.Select(visit => new VisitRow(visit, registration.OriginRegion, registration.Field, registration.Owner, result.FirstDeal))],
            [.. result.Deals.Select(deal => new DealRow(deal))],
        ];
}

internal sealed record ResultRow(Fact.ResultRegistered Registration, End? End) : Row(1);

internal sealed record VisitRow(StageVisit Visit, string OriginRegion, string? Field, string Owner, FirstDeal? FirstDeal) : Row(Visit.Ordinal);

internal sealed record DealRow(DealPeriod Deal) : Row(Deal.Ordinal);
