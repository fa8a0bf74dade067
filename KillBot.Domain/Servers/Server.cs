namespace KillBot.Domain.Servers;

/// <summary>A Discord server (guild) that kills belong to.</summary>
public sealed class Server
{
    /// <summary>The server of kills that name none; it is no guild. Shown as <c>default-server</c>.</summary>
    public static readonly Guid DefaultId = Guid.Empty;

    public required Guid Id { get; init; }

    /// <summary>The guild's snowflake; none for the default server.</summary>
    public long? DiscordId { get; init; }

    /// <summary>The guild's name, or its snowflake until the gateway has told the name.</summary>
    public required string Name { get; set; }

    /// <summary>The hash of the guild's icon.</summary>
    public string? Icon { get; set; }

    public long? OwnerDiscordId { get; set; }

    public int? MemberCount { get; set; }

    /// <summary>False once the bot has left the guild. The data stays for <see cref="ServerRetention.KeepFor"/>.</summary>
    public bool IsActive { get; set; }

    /// <summary>Since when the bot is out of the guild; null while it is in it, was never, or the guild's data has been removed.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>The bot is or was in the guild. What is known by a login alone was never offered to anybody but its members.</summary>
    public bool HasHadBot => IsActive || MemberCount is not null;

    public required DateTimeOffset CreatedAt { get; init; }
}
