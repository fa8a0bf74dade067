namespace KillBot.Discord.Messages;

/// <summary>
/// Which mentions in a message notify somebody (https://discord.com/developers/docs/resources/message#allowed-mentions-object).
/// Whole kinds ("everyone", "users", "roles") cannot be allowed here: with text by users in the message that is never wanted.
/// </summary>
public sealed record AllowedMentions
{
    /// <summary>The most ids that one list may hold.</summary>
    public const int MaxIds = 100;

    /// <summary>Nobody is notified, whatever the text says.</summary>
    public static AllowedMentions None { get; } = new();

    /// <summary>Always empty and always sent.</summary>
    public IReadOnlyList<string> Parse { get; } = [];

    /// <summary>Roles that may be notified, up to 100.</summary>
    public IReadOnlyList<Snowflake>? Roles { get; init => field = Checked(value); }

    /// <summary>Users who may be notified, up to 100.</summary>
    public IReadOnlyList<Snowflake>? Users { get; init => field = Checked(value); }

    /// <summary>True notifies the author of the message that is replied to.</summary>
    public bool? RepliedUser { get; init; }

    /// <summary>Only these roles are notified.</summary>
    public static AllowedMentions OnlyRoles(params IReadOnlyList<Snowflake> roles) => new() { Roles = roles };

    /// <summary>Only these users are notified.</summary>
    public static AllowedMentions OnlyUsers(params IReadOnlyList<Snowflake> users) => new() { Users = users };

    private static Snowflake[]? Checked(IReadOnlyList<Snowflake>? ids) => ids?.Distinct().ToArray() switch
    {
        { Length: > MaxIds } => throw new ArgumentException($"Up to {MaxIds} ids may be mentioned, not {ids.Count}.", nameof(ids)),
        var distinct => distinct,
    };
}
