namespace KillBot.Domain.Users;

/// <summary>A person, known by their Discord account.</summary>
public sealed class User
{
    public required Guid Id { get; init; }

    /// <summary>The Discord snowflake.</summary>
    public required long DiscordId { get; init; }

    /// <summary>The Discord name, 1 to 64 characters.</summary>
    public required string Name { get; set; }

    /// <summary>May administer this instance, beside the ids in <c>Discord:AdminIds</c>.</summary>
    public bool IsAdmin { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
