using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Tests.Figures;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Columns;

/// <summary>Columns of results that were made up, and questions about them.</summary>
internal static class Loaded
{
    public static RegionCatalogue Regions { get; } = new Catalogues().Regions;

    /// <summary>Results that are numbered from 0.</summary>
    public static IEnumerable<Fact[]> Stories(IEnumerable<(Fact.ResultRegistered Registration, Fact[] Later)> results) => results.Select((result, i) =>
        (Fact[])[result.Registration with { Number = $"R{i}" }, .. result.Later]);

    public static async Task<ColumnSnapshot> OfAsync(IEnumerable<Fact[]> stories)
    {
        await using var service = await TestService.StartAsync();
        foreach (var story in stories)
        {
            var registered = (Fact.ResultRegistered)story[0];
            await service.AppendAsync(Known.Result(registered.Owner, registered.Number), story);
        }

        await service.CatchUpAsync();
        await using var connection = await service.Database.OpenConnectionAsync();
        return (await Loading.LoadAsync(connection, new(), new(long.MaxValue), default)).ShouldNotBeNull();
    }

    /// <summary>As known to the last position there can be, back-tests too.</summary>
    public static FigureRequest Request(Question question) => new FigureRequestParser(RegionRevisions.Of(Regions), new(2030, 1, 1), new(long.MaxValue - 1)).Parse(
        question.Figure, question.Parameters.Where(parameter => parameter.Key != BackTests.Option.Name));
}
