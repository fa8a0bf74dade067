using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Players;

/// <summary>
/// Finds the players that a command asks for, as far as the reader may see them. Whom only the caller may see is answered to the caller
/// alone; whom the caller may not see is as unknown as who does not exist.
/// </summary>
internal sealed class SubjectFinder(
    PlayerQueries players, PlayerVisibility visibility, Audiences audiences, GuildLanguages languages, ServerSettingsService settings)
{
    /// <summary>By name, or the caller's own without one. Null where there is nothing to tell: then the caller has been answered.</summary>
    public async Task<Subject?> FindOrReplyAsync(InteractionContext context, string? name, CancellationToken cancellationToken)
    {
        if (await IsTrackerOffAsync(context, cancellationToken))
        {
            await context.ReplyEphemeralAsync(context.CallerTexts["players.tracker-off"], cancellationToken);
            return null;
        }

        var subject = name is null
            ? await FindOwnAsync(context, cancellationToken)
            : await SeeAsync(await players.FindByNameAsync(name, cancellationToken), isOwn: false, context, cancellationToken);
        if (subject is null)
        {
            var texts = context.CallerTexts;
            await context.ReplyEphemeralAsync(
                name is null ? texts["players.not-linked"] : texts.Say("players.unknown", ("name", TextValue.Escaped(name, 64))),
                cancellationToken);
        }

        return subject;
    }

    /// <summary>Whether this server's managers have turned the kill tracker off.</summary>
    public async Task<bool> IsTrackerOffAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        request.GuildId is { } guildId
        && await settings.FindByGuildAsync((long)guildId.Value, cancellationToken) is { KillTracker: false };

    /// <summary>Null where no player is linked to the caller's account.</summary>
    public Task<Subject?> FindOwnAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        FindByAccountAsync(request, request.Caller.Id, cancellationToken);

    /// <summary>The players of an account; null for none that the caller may see.</summary>
    public async Task<Subject?> FindByAccountAsync(InteractionRequest request, Snowflake userId, CancellationToken cancellationToken) =>
        await SeeAsync(
            await players.FindByDiscordIdAsync((long)userId.Value, cancellationToken), userId == request.Caller.Id, request, cancellationToken);

    /// <summary>A player who was shown before, with the same name's players of other games.</summary>
    public async Task<Subject?> FindByIdAsync(InteractionRequest request, Guid playerId, CancellationToken cancellationToken)
    {
        var found = await players.FindByIdAsync(playerId, cancellationToken);
        return found is [var player]
            ? await SeeAsync(await players.FindByNameAsync(player.Name, cancellationToken), isOwn: false, request, cancellationToken)
            : null;
    }

    private async Task<Subject?> SeeAsync(
        IReadOnlyList<Player> found, bool isOwn, InteractionRequest request, CancellationToken cancellationToken)
    {
        var audience = await audiences.OfAsync(request, cancellationToken);
        var seen = await visibility.FilterAsync(found, audience.Caller, cancellationToken);
        if (seen.Count == 0)
        {
            return null;
        }

        var isForAll = (await visibility.FilterAsync(seen, audience.Everybody, cancellationToken)).Count == seen.Count;
        return new Subject(
            seen,
            isOwn,
            isForAll ? audience.Everybody : audience.Caller,
            isForAll,
            audience.ServerId,
            isForAll ? await languages.OfAsync(request, cancellationToken) : request.CallerTexts);
    }
}
