using KillBot.Discord.Interactions;
using KillBot.Domain.Kills;

namespace KillBot.Bot.Commands.Kills;

/// <summary>Which kills and deaths are wanted.</summary>
internal static class KillFilterOption
{
    public const string Name = "filter";

    public static ApplicationCommandOption Optional { get; } = new()
    {
        Type = ApplicationCommandOptionType.String,
        Name = Name,
        Choices = [.. Enum.GetValues<KillFilter>().Select(NameOf).Select(name => new ApplicationCommandOptionChoice { Name = name, Value = name })],
    };

    public static string NameOf(KillFilter filter) => filter.ToString().ToLowerInvariant();

    /// <summary>Null for a name that no choice has.</summary>
    public static KillFilter? Find(string? name)
    {
        foreach (var filter in Enum.GetValues<KillFilter>())
        {
            if (name == NameOf(filter))
            {
                return filter;
            }
        }

        return null;
    }
}
