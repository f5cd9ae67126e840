using Marten;

namespace TransferFlow.Service.Storage;

/// <summary>Who logs facts, for whom, by what and why; it goes with every fact, beside its payload.</summary>
/// <param name="Actor">An opaque id; names live elsewhere.</param>
/// <param name="Organisation">The organisation that the actor acts for.</param>
/// <param name="Cause">The import or the command.</param>
/// <param name="Why">The reason that was given, where one was.</param>
public sealed record Provenance(string Actor, string Organisation, string Cause, string? Why = null)
{
    /// <summary>The header that names the organisation.</summary>
    public const string OrganisationHeader = "organisation";

    /// <summary>The header that gives the reason.</summary>
    public const string WhyHeader = "why";

    /// <summary>What lies beside the payload under these names.</summary>
    public IReadOnlyDictionary<string, object> Headers => Why is null
        ? new Dictionary<string, object> { [OrganisationHeader] = Organisation }
        : new Dictionary<string, object> { [OrganisationHeader] = Organisation, [WhyHeader] = Why };

    /// <summary>Lets it go with every fact that the session appends.</summary>
    public void PutOn(IDocumentSession session)
    {
        session.LastModifiedBy = Actor;
        session.CausationId = Cause;
        foreach (var (name, value) in Headers) session.SetHeader(name, value);
    }
}
