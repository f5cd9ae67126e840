using Npgsql;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Service.Monitoring.Queries;

/// <summary>Answers figures from the tables of the read model: what PostgreSQL counts, the domain makes an answer of.</summary>
public static class FigureQueries
{
    /// <summary>The answer's bytes.</summary>
    public static async Task<byte[]> AnswerAsync(NpgsqlConnection connection, FigureRequest request, RegionCatalogue regions, CancellationToken stop) =>
        AllFigures.Of(request) switch
        {
            StageConversion figure => figure.Answer(request, regions, await JourneyQueries.CohortAsync(connection, request, stop)),
            Funnel figure => figure.Answer(request, regions, await JourneyQueries.FunnelAsync(connection, request, stop)),
            Flow figure => figure.Answer(request, regions, await JourneyQueries.FlowAsync(connection, request, stop)),
            Dwell figure => figure.Answer(request, regions, await StayQueries.DwellAsync(connection, request, stop)),
            Ageing figure => figure.Answer(request, regions, await StayQueries.AgeingAsync(connection, request, stop)),
            Forecast figure => figure.Answer(request, regions, await JourneyQueries.ForecastAsync(connection, request, stop)),
            EndToEnd figure => figure.Answer(request, regions, await JourneyQueries.StepsAsync(connection, request, stop)),
            PilotEffect figure => figure.Answer(request, regions, await LandmarkQueries.CountAsync(connection, request, stop)),
            InRegionShare figure => figure.Answer(request, regions, await ShareQueries.CountAsync(connection, request, stop)),
            HandoverLatency figure => figure.Answer(request, regions, await HandoverQueries.CountAsync(connection, request, stop)),
            Throughput figure => figure.Answer(request, regions, await MovementQueries.ThroughputAsync(connection, request, stop)),
            ReportingLag figure => figure.Answer(request, regions, await MovementQueries.LagsAsync(connection, request, stop)),
            var figure => throw new ArgumentException($"There is no query for {figure.Name}.", nameof(request)),
        };
}
