using TransferFlow.Domain;

namespace TransferFlow.Service.Storage;

/// <summary>机构. Facts name it by its id alone; its name can change or be erased.</summary>
/// <param name="Region">Where it is, at its creation.</param>
/// <param name="Home">Where its results are kept; fixed at its creation.</param>
/// <param name="Verified">False for one that an import met first.</param>
public sealed record Organisation(string Id, Sentence Name, string Region, string Home, bool Verified);

/// <summary>载体: an incubator, a concept-validation centre, a pilot base or another place where stages happen.</summary>
/// <param name="Kind">A code of the list site-kinds.</param>
/// <param name="Organisation">Whose site it is.</param>
/// <param name="Region">GB/T 2260 code: the host region of what happens here.</param>
public sealed record Site(string Id, string Kind, Sentence Name, string Organisation, string Region);
