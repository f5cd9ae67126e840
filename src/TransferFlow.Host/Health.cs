using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Host;

/// <summary>Whether the process lives, and whether it can answer: it asks the database, and shows a read model that has stopped.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("alive")).AllowAnonymous();
        app.MapGet("/health/ready", async (Knowledge knowledge, CancellationToken stop) =>
        {
            try
            {
                var state = await knowledge.StateAsync(stop);
                var answer = new { reached = state.Reached.ToString(), newest = state.Newest.ToString(), stoppedWhy = state.StoppedWhy };
                return Results.Json(answer, statusCode: state.StoppedWhy is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
            }
            catch (Npgsql.NpgsqlException e)
            {
                return Results.Json(new { database = e.Message }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).AllowAnonymous();
    }
}
