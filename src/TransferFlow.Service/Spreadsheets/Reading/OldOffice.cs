using System.Text;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Spreadsheets.Reading;

/// <summary>
/// Tells apart the two things that an OLE compound file can be: a workbook in the old format, or a new one under a password, which lies in it as
/// a stream of that name (MS-OFFCRYPTO, 2.3.4.4).
/// </summary>
internal static class OldOffice
{
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static async Task<Refusal> WhatIsAsync(Stream file, CancellationToken stop)
    {
        file.Position = 0;
        var buffer = new byte[1 << 16];
        var held = 0;
        int read;
        while ((read = await file.ReadAsync(buffer.AsMemory(held), stop)) > 0)
        {
            var filled = held + read;
            if (buffer.AsSpan(0, filled).IndexOf(EncryptedPackage) >= 0) return SheetFault.Encrypted;
            // The name may lie across the border.
            held = Math.Min(filled, EncryptedPackage.Length - 1);
            buffer.AsSpan(filled - held, held).CopyTo(buffer);
        }

        return SheetFault.OldXls;
    }
}
