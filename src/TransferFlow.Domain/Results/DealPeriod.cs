namespace TransferFlow.Domain.Results;

/// <summary>The terms of a deal during one period: from its signing or an amendment until the next, or its cancellation.</summary>
/// <param name="Ordinal">1 for the result's first period of any deal.</param>
/// <param name="Until">The first date on which these terms no longer hold; null while they do.</param>
public sealed record DealPeriod(int Ordinal, string ContractNumber, DateOnly From, DateOnly? Until, DealTerms Terms);

/// <summary>The first deal signed for a result, whatever became of it.</summary>
/// <param name="VisitsBefore">How many stays had begun before it in the timeline: its place among entries of the same day.</param>
public sealed record FirstDeal(DateOnly On, int VisitsBefore, string? DestinationRegion);
