using KillBot.Domain.Kills;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Kills.Compatibility;

internal static class Recorded
{
    /// <summary>The one kill of this victim.</summary>
    public static Task<Kill> KillAsync(KillBotApp app, string victim) => app.ReadAsync(db => db.Kills.SingleAsync(kill => kill.VictimName == victim));
}
