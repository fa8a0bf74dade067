namespace KillBot.Domain.Links;

/// <summary>An identity elsewhere that an account has proven to be its own. It belongs to one account: to whoever proved it last.</summary>
public sealed class AccountLink
{
    public required LinkKind Kind { get; init; }

    /// <summary>What is proven: the handle in lower case, or VRChat's id of the user.</summary>
    public required string Subject { get; init; }

    /// <summary>As the page writes it: the handle, or the display name. Anything that people can type.</summary>
    public required string Name { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>The player that was claimed by it; none for VRChat.</summary>
    public Guid? PlayerId { get; init; }

    public required DateTimeOffset LinkedAt { get; init; }

    /// <summary>Others may ask to be told when this user of VRChat comes and goes.</summary>
    public bool AllowsWatching { get; set; }
}
