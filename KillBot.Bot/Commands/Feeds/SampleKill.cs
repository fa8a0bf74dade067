using KillBot.Bot.Texts;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>A kill that never happened.</summary>
internal static class SampleKill
{
    public static KillNotification At(DateTimeOffset time, LanguageTexts texts) => new(
        new Kill
        {
            Id = Guid.CreateVersion7(time),
            Game = Games.StarCitizen,
            KillerName = texts["feed.sample-killer"],
            KillerId = Guid.Empty,
            VictimName = texts["feed.sample-victim"],
            VictimId = Guid.Empty,
            Weapon = "KLWE_LaserRepeater_S3",
            Location = "OOC_Stanton_2b_Daymar",
            IsPvP = true,
            Timestamp = time,
        },
        KillerIsPrivate: false,
        VictimIsPrivate: false);
}
