namespace TransferFlow.Domain.Figures;

/// <summary>How many results of a cohort share all that matters, now or when a back-test's forecast was made.</summary>
/// <param name="BackTest">The place of the back-test's horizon; null for the cohort of the question itself.</param>
/// <param name="Result">The one result that is counted, so that a back-test can tell what became of it; null where no test is by an earlier position.</param>
public readonly record struct ForecastCount(int? BackTest, string? Result, CohortCount Cohort);
