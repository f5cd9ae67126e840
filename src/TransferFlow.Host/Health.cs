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
                var held = columns.State;
                var isReady = state.StoppedWhy is null && held.Phase != ColumnPhase.Starting;
                var answer = new
                {
                    reached = state.Reached.ToString(), newest = state.Newest.ToString(), stoppedWhy = state.StoppedWhy,
                    columns = new
                    {
                        phase = held.Phase.Code(), rowsLoaded = held.RowsLoaded, rowsInAll = held.RowsInAll, reached = held.Reached?.ToString(),
                        megabytes = held.Bytes >> 20, mostMegabytes = held.MostBytes >> 20,
                    },
                };
                return Results.Json(answer, statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
            }
            catch (Npgsql.NpgsqlException e)
            {
                return Results.Json(new { database = e.Message }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).AllowAnonymous();
    }
}
