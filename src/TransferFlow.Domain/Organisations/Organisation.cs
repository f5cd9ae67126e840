namespace TransferFlow.Domain.Organisations;

/// <summary>机构. Facts name it by its id alone; its name can change or be erased.</summary>
/// <param name="Region">Where it is, at its creation: GB/T 2260.</param>
/// <param name="Home">Where its results are kept; fixed at its creation.</param>
/// <param name="Verified">False for one that an import met first.</param>
public sealed record Organisation(string Id, Sentence Name, string Region, string Home, bool Verified);
