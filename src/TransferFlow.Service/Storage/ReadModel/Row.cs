using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>What one row of the read model says, apart from when it was known. Rows are compared by value.</summary>
/// <param name="Ordinal">Tells apart the rows of one result in one table, from 1.</param>
internal abstract record Row(int Ordinal);

internal sealed record ResultRow(Fact.ResultRegistered Registration, End? End) : Row(1);

internal sealed record VisitRow(StageVisit Visit, string OriginRegion, string? Field, string Owner, FirstDeal? FirstDeal) : Row(Visit.Ordinal)
{
    public static VisitRow Of(StageVisit visit, Fact.ResultRegistered registration, FirstDeal? firstDeal) =>
        new(visit, registration.OriginRegion, registration.Field, registration.Owner, firstDeal);
}

/// <param name="Place">From 1, in the order in which the offers were made.</param>
internal sealed record HandoverRow(int Place, Handover Handover) : Row(Place);

internal sealed record DealRow(DealPeriod Deal) : Row(Deal.Ordinal);
