namespace TransferFlow.Domain.Organisations;

/// <summary>载体: an incubator, a concept-validation centre, a pilot base or another place where stages happen.</summary>
/// <param name="Kind">A code of the list site-kinds.</param>
/// <param name="Organisation">Whose site it is.</param>
/// <param name="Region">GB/T 2260: the host region of what happens here.</param>
public sealed record Site(string Id, string Kind, Sentence Name, string Organisation, string Region);
