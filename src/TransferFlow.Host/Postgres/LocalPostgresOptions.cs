namespace TransferFlow.Host.Postgres;

/// <summary>How the local PostgreSQL is started.</summary>
/// <param name="Volatile">
/// Gives up durability for speed (no fsync, no full-page writes, asynchronous commit): a crash of the machine may destroy the database.
/// For tests only; <see cref="FsyncGuard"/> keeps everything else away from such a server.
/// </param>
/// <param name="BinFolder">
/// The folder of <c>pg_ctl</c>, <c>initdb</c> and <c>postgres</c>; null looks where <see cref="PostgresBinaries.Find"/> says.
/// </param>
internal sealed record LocalPostgresOptions(bool Volatile = false, string? BinFolder = null);
