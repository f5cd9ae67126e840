namespace TransferFlow.Web.Logging;

/// <summary>What is filled in and sent.</summary>
public interface IFields
{
    /// <summary>Whether one of the fields is a file.</summary>
    bool TakesFile { get; }

    /// <summary>Whether one of the fields names another result.</summary>
    bool NamesResults { get; }

    IEnumerable<FormField> Fields(Scene scene);
}
