using System.Text.Encodings.Web;
using System.Text.Json;
using TransferFlow.Domain.Figures.Estimators;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// Writes an answer as JSON: properties in a fixed order, numbers in their shortest round-trip form, nothing that depends on when or where it is
/// written. The same counts give the same bytes.
/// </summary>
internal sealed class FigureWriter : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = false };

    private readonly MemoryStream bytes = new();
    private readonly RegionCatalogue catalogue;
    private readonly FigureRequest request;

    public FigureWriter(FigureRequest request, RegionCatalogue catalogue)
    {
        this.request = request;
        this.catalogue = catalogue;
        Json = new(bytes, Options);
    }

    public Utf8JsonWriter Json { get; }

    /// <summary>The whole answer: its head, its total and, unless nothing tells them apart, its rows.</summary>
    /// <param name="rows">In the order in which they are to stand.</param>
    /// <param name="write">Writes the members of a row, or of the total, whose key is null.</param>
    public byte[] Answer<TKey, T>(T total, IEnumerable<KeyValuePair<TKey, T>> rows, Action<TKey?, T> write)
        where TKey : class
    {
        Json.WriteStartObject();
        Head();
        Json.WritePropertyName("total");
        Element(null, total, write);
        if (request.By != GroupBy.None)
        {
            Json.WriteStartArray("rows");
            foreach (var (key, value) in rows) Element(key, value, write);
            Json.WriteEndArray();
        }

        Json.WriteEndObject();
        Json.Flush();
        return bytes.ToArray();
    }

    /// <summary>Which row this is; null for the total.</summary>
    public void Row(string? row)
    {
        var isRegion = request.By is not (GroupBy.Site or GroupBy.Owner or GroupBy.Field);
        Json.WriteString(isRegion ? "region" : request.By.Code(), row);
        if (row is null || !isRegion || catalogue.NameOf(row) is not { } name)
        {
            Json.WriteNull("name");
            return;
        }

        Json.WriteStartObject("name");
        Json.WriteString("zh", name.Zh);
        Json.WriteString("en", name.En);
        Json.WriteEndObject();
    }

    public void Number(string name, double? value)
    {
        if (value is { } number) Json.WriteNumber(name, number);
        else Json.WriteNull(name);
    }

    public void Money(string name, decimal amount) => Json.WriteNumber(name, Plain(amount));

    /// <summary>A share of a whole; null where that is 0.</summary>
    public void Share(string name, decimal part, decimal of) => Number(name, of == 0 ? null : (double)Plain(part) / (double)Plain(of));

    /// <summary>A rate with its interval and what it rests on, as members of a horizon.</summary>
    public void Estimate(IncidenceAt at)
    {
        Number("rate", at.Estimate?.Rate);
        Number("low", at.Estimate?.Interval?.Low);
        Number("high", at.Estimate?.Interval?.High);
        Number("standardError", at.Estimate?.StandardError);
        Json.WriteNumber("atRisk", at.AtRisk);
        Json.WriteBoolean("beyondFollowUp", at.BeyondFollowUp);
    }

    public void Dispose()
    {
        Json.Dispose();
        bytes.Dispose();
    }

    private void Element<TKey, T>(TKey? key, T value, Action<TKey?, T> write)
        where TKey : class
    {
        Json.WriteStartObject();
        write(key, value);
        Json.WriteEndObject();
    }

    /// <summary>Everything that stands above the numbers.</summary>
    private void Head()
    {
        Json.WriteString("figure", request.Figure);
        Json.WriteNumber("definition", request.Definition);
        Json.WriteString("address", request.Address);
        if (request.Stage is { } stage) Json.WriteString("stage", stage.Code());
        if (request.To is { } to) Json.WriteString("to", to.Code);
        Json.WriteString("by", request.By.Code());
        Json.WriteString("attribution", request.Attribution.Code());
        Filter("within", request.Within);
        Filter("field", request.Field);
        Filter("site", request.Site);
        Filter("owner", request.Owner);
        Json.WriteStartObject("cohort");
        Date("from", request.CohortFrom);
        Date("to", request.CohortTo);
        Json.WriteEndObject();
        foreach (var (name, value) in request.Options) Json.WriteString(name, value);
        Date("asOf", request.AsOf);
        Json.WriteString("knownAt", request.KnownAt.ToString());
        Json.WriteString("codes", request.Codes);
    }

    /// <summary>A decimal keeps the scale it was summed with; the quotient drops trailing zeros, so that equal amounts are equal bytes.</summary>
    private static decimal Plain(decimal amount) => amount / 1.0000000000000000000000000000m;

    private void Filter(string name, string? value)
    {
        if (value is not null) Json.WriteString(name, value);
    }

    private void Date(string name, DateOnly? date) => Json.WriteString(name, date?.ToString("yyyy-MM-dd"));
}
