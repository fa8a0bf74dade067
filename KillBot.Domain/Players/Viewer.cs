namespace KillBot.Domain.Players;

/// <summary>Who reads of players: an account, the player of an API key, the people in a server, or nobody who is known.</summary>
/// <param name="UserId">The account; with it come its players.</param>
/// <param name="PlayerId">A player of the reader's own, whoever's account it is.</param>
/// <param name="IsAdmin">An administrator of the instance sees everybody.</param>
/// <param name="ServerId">A server that the reader is in whatever the account's memberships say.</param>
public sealed record Viewer(Guid? UserId, Guid? PlayerId, bool IsAdmin, Guid? ServerId = null)
{
    /// <summary>Sees whom everybody may see.</summary>
    public static Viewer Anybody { get; } = new(null, null, IsAdmin: false);

    /// <summary>Is in a server, by account, player or place.</summary>
    public bool IsSomewhere => UserId is not null || PlayerId is not null || ServerId is not null;

    /// <summary>See what all who are in a server see; none = what everybody sees.</summary>
    public static Viewer MembersOf(Guid? serverId) => Anybody with { ServerId = serverId };

    /// <summary>The player, or another player of the same account, is the reader's own.</summary>
    public bool Owns(Player player) =>
        PlayerId == player.Id || (UserId is { } user && user == player.UserId);
}
