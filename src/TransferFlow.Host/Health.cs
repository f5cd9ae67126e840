using TransferFlow.Service.Storage.Columns;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Host;

/// <summary>Whether the process lives, and whether it can answer: it asks the database, and shows a read model that has stopped, or is still being loaded.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("alive")).AllowAnonymous();
        app.MapGet("/health/ready", async (Knowledge knowledge, ColumnStore columns, CancellationToken stop) =>
        {
            try
            {
                var state = await knowledge.StateAsync(stop);
                var isReady = state.StoppedWhy is null && columns.State.Phase != ColumnPhase.Starting;
                var answer = new
                {
                    reached = state.Reached.ToString(), newest = state.Newest.ToString(), stoppedWhy = state.StoppedWhy, columns = Shown(columns.State),
                };
                return Results.Json(answer, statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
            }
            catch (Npgsql.NpgsqlException e)
            {
                return Results.Json(new { database = e.Message }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).AllowAnonymous();
    }

    private static object Shown(ColumnState state) => new
    {
        phase = state.Phase switch
        {
            ColumnPhase.Starting => "starting",
            ColumnPhase.Following => "following",
            _ => "beyond-memory",
        },
        rowsLoaded = state.RowsLoaded, rowsInAll = state.RowsInAll, reached = state.Reached?.ToString(), megabytes = state.Bytes >> 20,
        mostMegabytes = state.MostBytes >> 20,
    };
}
