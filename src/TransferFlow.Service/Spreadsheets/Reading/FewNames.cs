using System.Xml;

namespace TransferFlow.Service.Spreadsheets.Reading;

/// <summary>The names that a reader of XML meets. It keeps each for ever, so a part that keeps making up new ones is stopped.</summary>
internal sealed class FewNames : XmlNameTable
{
    private readonly NameTable names = new();
    private int count;

    public override string Add(char[] array, int offset, int length) => names.Get(array, offset, length) ?? Count(names.Add(array, offset, length));

    public override string Add(string array) => names.Get(array) ?? Count(names.Add(array));

    public override string? Get(char[] array, int offset, int length) => names.Get(array, offset, length);

    public override string? Get(string array) => names.Get(array);

    private string Count(string added) =>
        ++count <= SheetLimits.Names ? added : throw SheetFault.BecauseDamaged("XML 的名称过多", "its XML has far too many different names");
}
