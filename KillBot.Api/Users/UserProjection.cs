using System.Globalization;
using KillBot.Api.Auth;
using KillBot.Api.Players;
using KillBot.Api.Servers;
using KillBot.Api.Wire;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.Text;
using KillBot.Domain.Users;

namespace KillBot.Api.Users;

/// <summary>Shows a profile with its newest kills and deaths, naming whom and what the caller may know.</summary>
internal sealed class UserProjection(
    KillQueries kills, UserQueries users, VisiblePlayers visible, VisibleServers servers)
{
    private const int Newest = 10;

    public async Task<UserResponse> ShowAsync(Profile profile, Caller caller, CancellationToken cancellationToken)
    {
        List<Guid> ids = [.. profile.Players.Select(player => player.Id)];
        var killed = await kills.ListByKillersAsync(ids, null, Newest, cancellationToken);
        var died = await kills.ListByVictimsAsync(ids, null, Newest, cancellationToken);
        List<ListedKill> all = [.. killed, .. died];
        List<Player> named = [.. all.SelectMany(item => new[] { item.Killer, item.Victim }).OfType<Player>()];
        var hidden = await visible.FindHiddenAsync(named, caller, cancellationToken);
        var accounts = await users.FindAsync([.. named.Select(player => player.UserId).OfType<Guid>().Distinct()], cancellationToken);
        var places = await servers.NameAsync([.. all.Select(item => item.Kill.ServerId).Distinct()], caller, cancellationToken);
        var user = profile.User;
        var first = profile.Players is [var only, ..] ? only : null;
        return new UserResponse(
            PublicId.OfUser(user?.Id ?? first!.Id),
            user?.DiscordId.ToString(CultureInfo.InvariantCulture),
            user?.Name ?? first!.Name,
            user is null ? null : user.Discriminator ?? User.NoDiscriminator,
            user is null ? null : CdnUrl.OfAvatar(user.DiscordId, user.Avatar),
            profile.Players.FirstOrDefault(player => player.Game == Games.StarCitizen)?.Name,
            PrivacyLevel.Upper(user?.Privacy ?? first!.Privacy),
            [.. killed.Select(item => new UserKillResponse(
                PublicId.OfKill(item.Kill.Id), NameOf(item.Victim, item.Kill.VictimName)!, places[item.Kill.ServerId],
                item.Kill.Weapon, item.Kill.Location, item.Kill.Timestamp, item.Kill.IsPvP))],
            [.. died.Select(item => new UserDeathResponse(
                PublicId.OfKill(item.Kill.Id), NameOf(item.Killer, item.Kill.KillerName), places[item.Kill.ServerId],
                item.Kill.Weapon, item.Kill.Location, item.Kill.Timestamp, item.Kill.IsPvP))],
            user?.CreatedAt ?? first!.CreatedAt,
            user?.UpdatedAt ?? first!.CreatedAt);

        // NPCs and deleted players have a name alone.
        UserNameResponse? NameOf(Player? player, string? reported) =>
            player is null ? (reported is null ? null : new UserNameResponse(null, reported, null))
            : hidden.Contains(player.Id) ? new UserNameResponse(null, Player.PrivateName, null)
            : player.UserId is { } id && accounts.TryGetValue(id, out var account)
                ? new UserNameResponse(PublicId.OfUser(account.Id), account.Name, CdnUrl.OfAvatar(account.DiscordId, account.Avatar))
                : new UserNameResponse(PublicId.OfUser(player.Id), player.Name, null);
    }
}
