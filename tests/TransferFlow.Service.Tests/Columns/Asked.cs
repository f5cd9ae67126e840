using System.Text;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Columns;

/// <summary>Stage-conversion asked of columns, and of the database.</summary>
internal static class Asked
{
    /// <param name="question">As in an address: <c>stage=pilot&amp;by=province</c>.</param>
    public static FigureRequest Request(RegionCatalogue regions, string question, long knownAt) =>
        new FigureRequestParser(RegionRevisions.Of(regions), new(2026, 6, 30), new Position(knownAt)).Parse(
            FigureNames.StageConversion, question.Split('&').Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1])));

    public static string Of(TestService service, ColumnSnapshot snapshot, string question, long? knownAt = null)
    {
        var regions = service.Get<Catalogues>().Regions;
        return Encoding.UTF8.GetString(ColumnFigures.Answer(snapshot, Request(regions, question, knownAt ?? snapshot.Position.Sequence), regions));
    }

    public static async Task<string> OfDatabaseAsync(TestService service, string question, long knownAt) => Encoding.UTF8.GetString(
        await service.Get<Service.Monitoring.Figures>().AnswerAsync(Request(service.Get<Catalogues>().Regions, question, knownAt), default));
}
