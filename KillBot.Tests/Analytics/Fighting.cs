using KillBot.Domain.Kills;
using KillBot.Tests.Support;

namespace KillBot.Tests.Analytics;

/// <summary>Records fights of which it is known what they show.</summary>
internal static class Fighting
{
    /// <summary>One kills another many times: the first so long ago, then every 20 minutes, or however many.</summary>
    public static async Task FightAsync(
        this KillBotApp app,
        string killer,
        string victim,
        int count,
        double hoursAgo,
        string? weapon = null,
        string? location = null,
        Guid? server = null,
        int minutesApart = 20)
    {
        var start = app.Clock.GetUtcNow().AddHours(-hoursAgo);
        await app.Get<KillRecorder>().RecordAsync(
        [
            .. Enumerable.Range(0, count).Select(i => new NewKill
            {
                KillerName = killer,
                VictimName = victim,
                Weapon = weapon,
                Location = location,
                ServerId = server ?? Guid.Empty,
                Timestamp = start.AddMinutes(minutesApart * i),
                IsPvP = true,
            }),
        ]);
    }
}
