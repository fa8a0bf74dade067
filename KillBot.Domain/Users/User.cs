using KillBot.Domain.Players;

namespace KillBot.Domain.Users;

/// <summary>A person, known by their Discord account.</summary>
public sealed class User
{
    /// <summary>The <see cref="Discriminator"/> of accounts with a unique name, which is nearly all of them.</summary>
    public const string NoDiscriminator = "0";

    public required Guid Id { get; init; }

    /// <summary>The Discord snowflake.</summary>
    public required long DiscordId { get; init; }

    /// <summary>The Discord name, or one that the person chose here; 1 to 64 characters.</summary>
    public required string Name { get; set; }

    /// <summary>The name was chosen here: logins no longer follow Discord's.</summary>
    public bool IsNameChosen { get; set; }

    /// <summary>Discord's four digits, <c>0</c> for accounts with a unique name; none before the first login.</summary>
    public string? Discriminator { get; set; }

    /// <summary>The hash of the Discord avatar.</summary>
    public string? Avatar { get; set; }

    /// <summary>The language of the person's Discord, as they last used a command about their account; none before the first.</summary>
    public string? Locale { get; set; }

    /// <summary>Who may see the person; the players of the account have the same.</summary>
    public Privacy Privacy { get; set; }

    /// <summary>May administer this instance, beside the ids in <c>Discord:AdminIds</c>.</summary>
    public bool IsAdmin { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? LastLoginAt { get; set; }

    /// <summary>When the person last had all that is known of them written into a file.</summary>
    public DateTimeOffset? ExportedAt { get; set; }
}
