using System.Text;
using CsCheck;
using Npgsql;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.ReadModel;

/// <summary>Rows are written and read as the bytes of a binary COPY. PostgreSQL and its driver say what those bytes mean.</summary>
public sealed class Rows_as_the_bytes_of_a_copy
{
    private static readonly Gen<decimal> amount = Gen.OneOf(
        Gen.Decimal, Gen.OneOf(0m, 0.00m, 1m, 9_999m, 10_000m, 10_000.0001m, 0.0001m, 100_000_000m, 0.00010000m, decimal.MaxValue, decimal.MinValue),
        Gen.Select(Gen.Long[0, 999_999_999_999_999_999], Gen.Int[0, 9]).Select((digits, scale) => new decimal((int)digits, (int)(digits >> 32), 0, false, (byte)scale)));

    private static readonly Gen<DateOnly> day = Gen.OneOf(Gen.DateOnly, Gen.OneOf(DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2000, 1, 1), new DateOnly(1999, 12, 31)));

    private static readonly Gen<string> text = Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 0, 400], Gen.OneOf("", "中试", "🚀"));

    private static readonly Gen<Values> values = Gen.Select(
        text.Null(), Gen.Short.Nullable(), Gen.Int.Nullable(), Gen.Long, day.Nullable(), amount.Nullable()).Select((a, b, c, d, e, f) => new Values(a, b, c, d, e, f));

    [Fact]
    public async Task Are_taken_in_by_the_database_as_they_were_given()
    {
        await using var service = await TestService.StartAsync();
        await service.ExecuteAsync("create table copied (place serial, a text, b smallint, c int, d bigint, e date, f numeric)");
        await values.Array[1, 60].SampleAsync(
            async given =>
            {
                await service.ExecuteAsync("truncate copied restart identity");
                await CopyAsync(service, given);
                (await SelectAsync(service)).ShouldBe(given.Select(row => row.ToString()));
            },
            iter: 60, threads: 1);
    }

    [Fact]
    public Task Are_read_whatever_pieces_they_come_in() => Gen.Select(text.Array[1, 20], Gen.Int[1, 70]).SampleAsync(async (given, piece) =>
    {
        using var copy = new CopyRows();
        foreach (var value in given)
        {
            copy.BeginRow(2);
            copy.WriteText(value);
            copy.WriteInt64(value.Length);
        }

        (await ReadAsync(new InPieces(copy.Complete().ToArray(), piece))).ShouldBe(given.Select(value => (value, (long)value.Length)));
    });

    [Fact]
    public async Task Are_refused_where_they_end_too_early()
    {
        using var copy = new CopyRows();
        copy.BeginRow(2);
        copy.WriteText("whole");
        copy.WriteInt64(5);
        var bytes = copy.Complete().ToArray();

        for (var length = 0; length < bytes.Length; length++)
            await Should.ThrowAsync<EndOfStreamException>(() => ReadAsync(new MemoryStream(bytes[..length])), $"{length} bytes");
    }

    private static async Task CopyAsync(TestService service, Values[] given)
    {
        using var rows = new CopyRows();
        foreach (var row in given)
        {
            rows.BeginRow(6);
            rows.WriteText(row.Text);
            rows.WriteInt16(row.Short);
            rows.WriteInt32(row.Int);
            rows.WriteInt64(row.Long);
            rows.WriteDate(row.Date);
            rows.WriteNumeric(row.Amount);
        }

        await using var connection = await service.Database.OpenConnectionAsync();
        await using var copy = await connection.BeginRawBinaryCopyAsync("copy copied (a, b, c, d, e, f) from stdin (format binary)");
        await copy.WriteAsync(rows.Complete());
    }

    private static async Task<List<string>> SelectAsync(TestService service)
    {
        await using var command = service.Database.CreateCommand("select a, b, c, d, e, f from copied order by place");
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
        {
            found.Add(new Values(
                Value<string>(reader, 0), Nullable<short>(reader, 1), Nullable<int>(reader, 2), reader.GetInt64(3), Nullable<DateOnly>(reader, 4),
                Nullable<decimal>(reader, 5)).ToString());
        }

        return found;
    }

    private static T? Value<T>(NpgsqlDataReader reader, int column) where T : class => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    private static T? Nullable<T>(NpgsqlDataReader reader, int column) where T : struct => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    private static async Task<List<(string Text, long Number)>> ReadAsync(Stream stream)
    {
        var (found, rows) = (new List<(string, long)>(), new CopyReader(stream));
        do
        {
            while (rows.TryRow()) found.Add((Encoding.UTF8.GetString(rows.Next()), rows.NextInt64()));
        }
        while (await rows.FillAsync(default));
        return found;
    }

    /// <summary>Compared as text, in which a decimal shows its scale.</summary>
    private sealed record Values(string? Text, short? Short, int? Int, long Long, DateOnly? Date, decimal? Amount);

    private sealed class InPieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
