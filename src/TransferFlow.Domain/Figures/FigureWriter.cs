using System.Text.Encodings.Web;
using System.Text.Json;
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

    /// <summary>Everything that stands above the numbers.</summary>
    public void Head()
    {
        Json.WriteStartObject();
        Json.WriteString("figure", request.Figure);
        Json.WriteNumber("definition", FigureRequest.Definition);
        Json.WriteString("address", request.Address);
        if (request.Stage is { } stage) Json.WriteString("stage", stage.Code());
        if (request.To is { } to) Json.WriteString("to", to.Code);
        Json.WriteString("by", request.By.Code());
        Json.WriteString("attribution", request.Attribution.Code());
        foreach (var (name, value) in new[] { ("within", request.Within), ("field", request.Field), ("site", request.Site), ("owner", request.Owner) })
            if (value is not null) Json.WriteString(name, value);
        Json.WriteStartObject("cohort");
        Date("from", request.CohortFrom);
        Date("to", request.CohortTo);
        Json.WriteEndObject();
        Date("asOf", request.AsOf);
        Json.WriteString("knownAt", request.KnownAt.ToString());
        Json.WriteString("codes", request.Codes);
    }

    /// <summary>Which row this is; null for the total.</summary>
    public void Row(string? row)
    {
        var name = row is null || request.By is GroupBy.Site or GroupBy.Owner or GroupBy.Field ? null : catalogue.NameOf(row);
        Json.WriteString(request.By is GroupBy.Site or GroupBy.Owner or GroupBy.Field ? request.By.Code() : "region", row);
        if (name is null)
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

    public byte[] Finish()
    {
        Json.WriteEndObject();
        Json.Flush();
        return bytes.ToArray();
    }

    public void Dispose()
    {
        Json.Dispose();
        bytes.Dispose();
    }

    private void Date(string name, DateOnly? date) => Json.WriteString(name, date?.ToString("yyyy-MM-dd"));
}
