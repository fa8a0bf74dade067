namespace KillBot.Domain.Data;

/// <summary>Where the data lives: the <c>Storage</c> section of the configuration.</summary>
public sealed class StorageOptions
{
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>For SQLite the file, made with its folder when it is missing.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/killbot.db";
}

public enum StorageProvider
{
    Sqlite,
}
