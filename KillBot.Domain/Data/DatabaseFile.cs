using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace KillBot.Domain.Data;

/// <summary>What is done with the database as a file, beside a running server.</summary>
public sealed class DatabaseFile(IOptions<StorageOptions> options)
{
    // The first will do; a damaged file has thousands.
    private const int MaxFindings = 10;

    /// <summary>Where the database is.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(
        new SqliteConnectionStringBuilder(options.Value.ConnectionString).DataSource);

    /// <summary>What SQLite finds wrong with pages, rows and indexes; empty when all is well.</summary>
    public IReadOnlyList<string> CheckIntegrity() =>
        [.. Run($"PRAGMA integrity_check({MaxFindings})", reader => reader.GetString(0)).Where(finding => finding != "ok")];

    /// <summary>Rows that refer to rows which are not there; empty when all is well.</summary>
    public IReadOnlyList<string> CheckForeignKeys() =>
        Run("PRAGMA foreign_key_check", reader => $"a row of {reader.GetString(0)} refers to a row of {reader.GetString(2)} that is not there");

    /// <summary>Writes a copy of the database as it is at this moment. The file is there once it is complete, and not before.</summary>
    /// <exception cref="IOException">There is a file already, or none can be written.</exception>
    public void BackUp(string file)
    {
        var target = System.IO.Path.GetFullPath(file);
        if (File.Exists(target))
        {
            throw new IOException($"{file} exists.");
        }

        if (System.IO.Path.GetDirectoryName(target) is { } folder && !Directory.Exists(folder))
        {
            throw new IOException($"There is no folder {folder}.");
        }

        var partial = $"{target}.partial";
        File.Delete(partial);
        try
        {
            // https://www.sqlite.org/lang_vacuum.html: a transaction that reads, so that nobody waits for it.
            using (var connection = SqliteConnectionSetup.Open(options.Value.ConnectionString))
            using (var command = connection.CreateCommand())
            {
                command.CommandText = "VACUUM INTO $file";
                command.Parameters.AddWithValue("$file", partial);
                command.ExecuteNonQuery();
            }

            using (var written = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(partial, target);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    private List<string> Run(string pragma, Func<SqliteDataReader, string> read)
    {
        List<string> findings = [];
        try
        {
            using var connection = SqliteConnectionSetup.Open(options.Value.ConnectionString);
            using var command = connection.CreateCommand();
            command.CommandText = pragma;
            using var reader = command.ExecuteReader();
            while (findings.Count < MaxFindings && reader.Read())
            {
                findings.Add(read(reader));
            }
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB)
        {
            // Damage that keeps SQLite from looking at the rest.
            findings.Add(exception.Message);
        }

        return findings;
    }
}
