using KillBot.Discord.Interactions;
using KillBot.Domain.Stats;

namespace KillBot.Bot.Commands.Players;

/// <summary>An option that takes a period, by the names that the API has.</summary>
internal static class PeriodOption
{
    public const string Name = "period";

    public static ApplicationCommandOption Optional { get; } = new()
    {
        Type = ApplicationCommandOptionType.String,
        Name = Name,
        Choices =
        [
            .. new[] { CalendarPeriod.Day, CalendarPeriod.Week, CalendarPeriod.Month, CalendarPeriod.Season, CalendarPeriod.All }
                .Select(CalendarPeriods.NameOf).Select(name => new ApplicationCommandOptionChoice { Name = name, Value = name }),
        ],
    };

    /// <summary>All of time if left out.</summary>
    public static CalendarPeriod Read(CommandOptions options) =>
        CalendarPeriods.Find(options.FindString(Name)) ?? CalendarPeriod.All;
}
