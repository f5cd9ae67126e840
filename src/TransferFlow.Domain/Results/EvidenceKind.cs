namespace TransferFlow.Domain.Results;

/// <summary>
/// A kind of file that can be evidence. What a browser could run is none, and neither is an archive, for nobody sees what is in it: its files are
/// attached one by one.
/// </summary>
/// <param name="MediaType">As it is stored and served.</param>
/// <param name="Endings">How the file's name may end, the usual ending first.</param>
/// <param name="Otherwise">Under which other types programs send it.</param>
public sealed record EvidenceKind(string MediaType, IReadOnlyList<string> Endings, IReadOnlyList<string> Otherwise)
{
    /// <summary>In bytes: 20 MiB, which file managers show as 20 MB.</summary>
    public const long GreatestSize = 20L << 20;

    private const string OpenXml = "application/vnd.openxmlformats-officedocument";

    public static readonly EvidenceKind Pdf = new("application/pdf", [".pdf"], ["application/x-pdf"]);
    public static readonly EvidenceKind Png = new("image/png", [".png"], ["image/x-png"]);
    public static readonly EvidenceKind Jpeg = new("image/jpeg", [".jpg", ".jpeg", ".jfif"], ["image/jpg", "image/pjpeg"]);
    public static readonly EvidenceKind Tiff = new("image/tiff", [".tif", ".tiff"], []);

    /// <summary>版式文档 (GB/T 33190), in which Chinese offices and invoices come.</summary>
    public static readonly EvidenceKind Ofd = new("application/ofd", [".ofd"], ["application/vnd.ofd"]);

    public static readonly EvidenceKind Docx = new($"{OpenXml}.wordprocessingml.document", [".docx"], ["application/wps-office.docx"]);
    public static readonly EvidenceKind Xlsx = new($"{OpenXml}.spreadsheetml.sheet", [".xlsx"], ["application/wps-office.xlsx"]);
    public static readonly EvidenceKind Pptx = new($"{OpenXml}.presentationml.presentation", [".pptx"], ["application/wps-office.pptx"]);
    public static readonly EvidenceKind Doc = new("application/msword", [".doc"], ["application/wps-office.doc"]);
    public static readonly EvidenceKind Xls = new("application/vnd.ms-excel", [".xls"], ["application/wps-office.xls"]);
    public static readonly EvidenceKind Ppt = new("application/vnd.ms-powerpoint", [".ppt"], ["application/wps-office.ppt"]);
    public static readonly EvidenceKind PlainText = new("text/plain", [".txt"], []);

    /// <summary>Where Excel is installed, browsers send CSV as one of its files.</summary>
    public static readonly EvidenceKind Csv = new("text/csv", [".csv"], ["text/plain", "application/csv", "application/vnd.ms-excel"]);

    public static IReadOnlyList<EvidenceKind> All { get; } = [Pdf, Ofd, Docx, Xlsx, Pptx, Doc, Xls, Ppt, Png, Jpeg, Tiff, Csv, PlainText];

    public static EvidenceKind? Find(string mediaType) => All.FirstOrDefault(kind => kind.MediaType == mediaType);

    /// <summary>Whether a file of this name is expected to be of this kind.</summary>
    public bool Fits(string fileName) => Endings.Any(ending => fileName.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a sender who declares this type can mean this kind; one who declares nothing, or just bytes, can mean any.</summary>
    public bool IsMeantBy(string? declared) =>
        declared is null or "" or "application/octet-stream" || Otherwise.Prepend(MediaType).Contains(declared, StringComparer.OrdinalIgnoreCase);
}
