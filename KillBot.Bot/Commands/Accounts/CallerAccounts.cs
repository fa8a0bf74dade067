using System.Globalization;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Servers;
using KillBot.Domain.Users;

namespace KillBot.Bot.Commands.Accounts;

/// <summary>The accounts of those who call commands.</summary>
internal sealed class CallerAccounts(UserDirectory directory, UserQueries users, ServerDirectory servers)
{
    private const int NameLength = 64;

    /// <summary>Null for somebody whom KillBot does not know yet.</summary>
    public Task<User?> FindAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        users.FindByDiscordIdAsync((long)request.Caller.Id.Value, cancellationToken);

    /// <summary>The caller's account, made where there is none, and then seen in the server that the call came from.</summary>
    public async Task<User> EnsureAsync(InteractionRequest request, CancellationToken cancellationToken)
    {
        var known = await FindAsync(request, cancellationToken);
        if (known?.Locale == request.Locale)
        {
            return known;
        }

        var caller = request.Caller;
        var name = Markdown.Plain(caller.GlobalName ?? caller.Username, NameLength);
        await directory.EnsureAsync(
            (long)caller.Id.Value, name.Length > 0 ? name : caller.Id.Value.ToString(CultureInfo.InvariantCulture), request.Locale);
        if (known is null && request.GuildId is { } guildId)
        {
            await servers.SeeMemberAsync((long)guildId.Value, (long)caller.Id.Value, (long?)request.Interaction.Member?.Permissions);
        }

        return await FindAsync(request, cancellationToken)
            ?? throw new InvalidOperationException("The account has been deleted while it was made.");
    }
}
