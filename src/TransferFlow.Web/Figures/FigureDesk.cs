using System.Security.Cryptography;
using Marten;
using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using TransferFlow.Web.Shell;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>A figure's answer for a page.</summary>
/// <param name="Sha256">Of the bytes, in hexadecimal.</param>
public sealed record FigureAnswer(FigureRequest Request, AnswerSheet Sheet, string Sha256, NameBook Names)
{
    /// <summary>Whether nothing at all is counted.</summary>
    public bool IsEmpty => Sheet.Tables.All(table => table.Lines.All(line => line.Cells.Values.All(cell => cell.Number is null or 0)));
}

/// <summary>Asks for what pages about figures show.</summary>
internal sealed class FigureDesk(Service.Monitoring.Figures figures, IDocumentStore store, Catalogues catalogues)
{
    /// <summary>What is no parameter of a figure, but of its pages.</summary>
    private static readonly string[] ofPages =
        [Languages.Parameter, View.AsOfParameter, View.KnownAtParameter, "row", "number", "page"];

    private static readonly string[] beside =
        ["parameter-not-for-figure", "by-not-for-figure", "attribution-not-for-figure", "destination-not-for-rates"];

    /// <summary>
    /// Reads the question. What the figure has no use for is left out, and named: a form still has the fields of what was asked before.
    /// </summary>
    /// <exception cref="RefusedException">It cannot be asked, or not by this caller.</exception>
    public async Task<FigureQuestion> AskAsync(string figure, IQueryCollection query, View view, Caller caller, CancellationToken stop)
    {
        List<KeyValuePair<string, string>> given =
        [
            .. query.Where(pair => !ofPages.Contains(pair.Key)).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")),
        ];
        KeyValuePair<string, string>[] times =
        [
            KeyValuePair.Create(View.AsOfParameter, view.AsOf.ToString("yyyy-MM-dd")), KeyValuePair.Create(View.KnownAtParameter, view.KnownAt.ToString()),
        ];
        for (var leftOut = new List<string>(); ;)
        {
            try
            {
                return new(await figures.AskAsync(figure, [.. given, .. times], caller, stop), view, given, leftOut);
            }
            catch (RefusedException e) when (beside.Contains(e.Refusal.Code) && given.RemoveAll(pair => pair.Key == e.Refusal.Column) > 0)
            {
                leftOut.Add(e.Refusal.Column!);
            }
        }
    }

    public async Task<FigureAnswer> AnswerAsync(FigureRequest request, CancellationToken stop)
    {
        var bytes = await figures.AnswerAsync(request, stop);
        var sheet = AnswerSheet.Read(bytes);
        return new(request, sheet, Convert.ToHexStringLower(SHA256.HashData(bytes)), await NamesAsync(request, sheet, stop));
    }

    /// <summary>What the rows of an answer are called today.</summary>
    public Task<NameBook> NamesAsync(FigureRequest request, AnswerSheet sheet, CancellationToken stop)
    {
        IEnumerable<string?> keys = sheet.Tables.SelectMany(table => table.Lines).SelectMany(line => line.Heads).Distinct();
        return NameBook.ReadAsync(
            store, catalogues, request.By == GroupBy.Owner ? keys : [request.Owner], request.By == GroupBy.Site ? keys : [request.Site], stop);
    }

    /// <summary>What the numbers of two answers to one question are called.</summary>
    public async Task<Changes.NumberNames> NamesAsync(FigureRequest before, FigureRequest after, CancellationToken stop)
    {
        var (from, to) = (await AnswerAsync(before, stop), await AnswerAsync(after, stop));
        var names = NameBook.Joined(from.Names, to.Names);
        return new(after.By, names, to.Sheet, from.Sheet);
    }
}
