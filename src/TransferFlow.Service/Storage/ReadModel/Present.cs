namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// The rows that hold at present, in SQL. That a row still holds does not make it known: while a page is being written its new results may lie in the
/// tables already, beyond the progress. They do so as a whole, so that one row of a result tells it of all of them.
/// </summary>
internal static class Present
{
    /// <summary>The condition that a row holds now, and that the read model has reached it.</summary>
    /// <param name="row">The alias of a row in a table of the read model.</param>
    public static string Holds(string row) =>
        $"{row}.known_to = {long.MaxValue} and {row}.known_from <= (select sequence from read_model_progress where name = '{Projection.Name}')";
}
