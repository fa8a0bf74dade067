using KillBot.Bot.Charts;
using KillBot.Bot.Commands.Players;
using KillBot.Discord.Messages;
using KillBot.Domain.Stats;

namespace KillBot.Bot.Commands.Stats;

/// <summary>Statistics of players as a message, with a chart of the period where anything happened in it.</summary>
internal sealed class StatsAnswer(StatsReader reader, ChartPictures charts)
{
    public async Task<FollowupMessage> WriteAsync(Subject subject, CalendarPeriod period, CancellationToken cancellationToken)
    {
        var report = await reader.ReadAsync(subject, period, cancellationToken);
        var embed = StatsEmbed.Of(subject, report, period);
        if (report.Sum is { Kills: 0, Deaths: 0 })
        {
            return new FollowupMessage { Embeds = [embed], Flags = subject.Flags };
        }

        var picture = await charts.OfPlayersAsync(subject.Ids, period, subject.PlainName, subject.Texts, cancellationToken);
        return new FollowupMessage { Embeds = [picture.On(embed)], Files = picture.Files, Flags = subject.Flags };
    }
}
