using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Domain.Leaderboards;

namespace KillBot.Bot.Commands.Leaderboards;

/// <summary>Places of a leaderboard, a line each: medal, name, value, change.</summary>
internal static class LeaderboardLines
{
    public static string Of(LeaderboardEntry entry, LeaderboardType type, bool isOwn, LanguageTexts texts)
    {
        var name = PlayerNames.Of(entry.Name, texts);
        var own = isOwn ? " 👈" : "";
        return $"{Medal(entry.Place.Rank, texts)} **{name}** · {Value(entry.Place, type, texts)}{Change(entry.Place.Change, texts)}{own}";
    }

    public static string Value(LeaderboardPlace place, LeaderboardType type, LanguageTexts texts) =>
        texts.Number(place.Value, type is LeaderboardType.Kdr ? 2 : 0);

    /// <summary>Places gained or lost since the day began; nothing for none.</summary>
    public static string Change(int change, LanguageTexts texts) => change switch
    {
        > 0 => $" ▲{texts.Count(change)}",
        < 0 => $" ▼{texts.Count(-(long)change)}",
        _ => "",
    };

    // Equal values share a rank, and so a medal.
    private static string Medal(int rank, LanguageTexts texts) => rank switch
    {
        1 => "🥇",
        2 => "🥈",
        3 => "🥉",
        _ => $"`#{texts.Count(rank)}`",
    };
}
