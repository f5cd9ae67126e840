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
                var answer = new Readiness(
                    state.Reached.ToString(), state.Newest.ToString(), state.StoppedWhy,
                    new(held.Phase.Code(), held.RowsLoaded, held.RowsInAll, held.Reached?.ToString(), held.Bytes >> 20, held.MostBytes >> 20));
                return Results.Json(answer, statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
            }
            catch (Npgsql.NpgsqlException e)
            {
                return Results.Json(new { database = e.Message }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).AllowAnonymous();
    }

    private sealed record Readiness(string Reached, string Newest, string? StoppedWhy, Columns Columns);

    private sealed record Columns(string Phase, long RowsLoaded, long RowsInAll, string? Reached, long Megabytes, long MostMegabytes);
}
