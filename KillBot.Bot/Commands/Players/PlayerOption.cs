using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Players;

/// <summary>An option that takes a player's name.</summary>
internal static class PlayerOption
{
    public const string Name = "player";

    private const int MaxLength = 64;

    /// <summary>Left out: the caller.</summary>
    public static ApplicationCommandOption Optional { get; } = Of(Name);

    public static ApplicationCommandOption Required(string name) => Of(name) with { Required = true };

    private static ApplicationCommandOption Of(string name) => new()
    {
        Type = ApplicationCommandOptionType.String,
        Name = name,
        MaxLength = MaxLength,
        Autocomplete = true,
    };
}
