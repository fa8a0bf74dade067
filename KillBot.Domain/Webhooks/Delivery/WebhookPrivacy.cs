using KillBot.Domain.Players;
using KillBot.Domain.Users;
using Microsoft.Extensions.Options;

namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>Which players the owner of a webhook may see, as of now.</summary>
internal sealed class WebhookPrivacy(UserQueries users, SharedServerQueries shared, IOptions<AdministratorOptions> administrators)
{
    /// <summary>Those of <paramref name="players"/> whom the owner may not see.</summary>
    public async Task<IReadOnlySet<Guid>> FindHiddenAsync(
        Webhook webhook, IReadOnlyList<Player> players, CancellationToken cancellationToken)
    {
        var hidden = players.Where(player => player.Privacy != Privacy.Public && player.UserId != webhook.UserId)
            .Select(player => player.Id).ToHashSet();
        if (hidden.Count == 0 || await IsAdministratorAsync(webhook.UserId, cancellationToken))
        {
            return new HashSet<Guid>();
        }

        Guid[] fellowsOnly = [.. players.Where(player => player.Privacy == Privacy.Server && hidden.Contains(player.Id)).Select(player => player.Id)];
        if (fellowsOnly.Length > 0)
        {
            var servers = await shared.ListAsync(webhook.UserId, null, cancellationToken);
            hidden.ExceptWith(await shared.FindFellowsAsync(fellowsOnly, servers, cancellationToken));
        }

        return hidden;
    }

    private async Task<bool> IsAdministratorAsync(Guid userId, CancellationToken cancellationToken) =>
        await users.FindAsync(userId, cancellationToken) is { } user
        && (user.IsAdmin || administrators.Value.AdminIds.Contains(user.DiscordId));
}
