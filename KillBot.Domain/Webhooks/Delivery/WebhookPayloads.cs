using System.Text.Json;
using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using KillBot.Domain.Stats;
using KillBot.Domain.Text;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>Writes the bodies of deliveries, as far as the webhook's owner may know.</summary>
internal sealed class WebhookPayloads(
    IDbContextFactory<KillBotDbContext> contexts, WebhookPrivacy privacy, StatsQueries stats, TimeProvider timeProvider)
{
    /// <summary>The text of the body; null when there is nothing to tell.</summary>
    public async Task<string?> ComposeAsync(Webhook webhook, OutboxItem item, CancellationToken cancellationToken)
    {
        JsonElement? data = item.Event switch
        {
            EventName.KillRecorded => await KillAsync(webhook, item.SubjectId, cancellationToken) is { } kill
                ? JsonSerializer.SerializeToElement(kill, DeliveryJsonContext.Relaxed.KillRecordedData) : null,
            EventName.StatsUpdated => await StatsAsync(webhook, item.SubjectId, cancellationToken) is { } updated
                ? JsonSerializer.SerializeToElement(updated, DeliveryJsonContext.Relaxed.StatsUpdatedData) : null,
            _ => item.Data is { } told ? JsonElement.Parse(told) : null,
        };
        return data is { } known
            ? JsonSerializer.Serialize(new WebhookBody(item.Event, item.CreatedAt, known), DeliveryJsonContext.Relaxed.WebhookBody)
            : null;
    }

    private async Task<KillRecordedData?> KillAsync(Webhook webhook, Guid killId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Kills.FirstOrDefaultAsync(kill => kill.Id == killId, cancellationToken) is not { } kill)
        {
            return null;
        }

        var players = await context.Players.Where(player => player.Id == kill.KillerId || player.Id == kill.VictimId).ToListAsync(cancellationToken);
        var hidden = await privacy.FindHiddenAsync(webhook, players, cancellationToken);
        var (hidesKiller, hidesVictim) = (IsHidden(kill.KillerId), IsHidden(kill.VictimId));
        var texts = KillTexts.Of(
            new ListedKill(kill, players.Find(player => player.Id == kill.KillerId), players.Find(player => player.Id == kill.VictimId)), hidesKiller, hidesVictim);
        return new KillRecordedData(
            PublicId.OfKill(kill.Id),
            hidesKiller ? null : kill.KillerName,
            hidesKiller ? Player.PrivateName : kill.KillerName,
            hidesVictim ? null : kill.VictimName,
            hidesVictim ? Player.PrivateName : kill.VictimName,
            texts.Weapon,
            texts.Location,
            kill.IsPvP,
            kill.IsSuicide,
            kill.IsEnvironmental,
            PublicId.OfServer(kill.ServerId),
            kill.Game,
            kill.Timestamp);

        bool IsHidden(Guid? playerId) => playerId is { } id && hidden.Contains(id);
    }

    private async Task<StatsUpdatedData?> StatsAsync(Webhook webhook, Guid playerId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Players.FirstOrDefaultAsync(player => player.Id == playerId, cancellationToken) is not { } player
            || (await privacy.FindHiddenAsync(webhook, [player], cancellationToken)).Contains(playerId))
        {
            return null;
        }

        var sum = await stats.SumAsync([playerId], cancellationToken);
        return new StatsUpdatedData(
            PublicId.OfUser(player.UserId ?? player.Id), player.Name, new StatsUpdatedCounts(sum.Kills, sum.Deaths, (double)sum.KillDeathRatio), timeProvider.GetUtcNow());
    }
}
