namespace KillBot.Domain.Players;

/// <summary>A name in a game that kills and dies; it may belong to a <see cref="Users.User"/>.</summary>
public sealed class Player
{
    /// <summary>Stands for a player whom a reader may not see. No handle has a space.</summary>
    public const string PrivateName = "a private player";

    /// <summary>Stands for a deleted player in the kills of others. No handle has a space.</summary>
    public const string DeletedName = "a deleted player";

    public required Guid Id { get; init; }

    public required string Game { get; init; }

    /// <summary>The name as first seen, 1 to 64 characters.</summary>
    public required string Name { get; set; }

    /// <summary><see cref="Name"/> in lower case: names are unique in a game whatever their case.</summary>
    public required string NameKey { get; set; }

    /// <summary>The account that the player belongs to.</summary>
    public Guid? UserId { get; set; }

    public Privacy Privacy { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The form of a name that look-ups compare.</summary>
    public static string KeyOf(string name) => name.ToLowerInvariant();
}
